#compdef exonym
# zsh completion for exonym: source <(exonym completion zsh)
_exonym() {
	local -a options
	local current="${words[CURRENT]}"
	if [[ "$current" == -* ]]; then
		options=("${(@f)$(${words[@]:0:$((CURRENT - 1))} ${current/#--/-} --generate-bash-completion 2>/dev/null)}")
	else
		options=("${(@f)$(${words[@]:0:$((CURRENT - 1))} --generate-bash-completion 2>/dev/null)}")
	fi
	[[ -n "${options[1]}" ]] && _describe 'exonym' options
	_files
}
compdef _exonym exonym
