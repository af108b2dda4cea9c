# bash completion for exonym: source <(exonym completion bash)
_exonym() {
	local current words
	current="${COMP_WORDS[COMP_CWORD]}"
	words=("${COMP_WORDS[@]:0:$COMP_CWORD}")
	if [[ "$current" == -* ]]; then
		# a lone -- would end the flags
		COMPREPLY=($(compgen -W "$("${words[@]}" "${current/#--/-}" --generate-bash-completion 2>/dev/null)" -- "$current"))
	else
		COMPREPLY=($(compgen -W "$("${words[@]}" --generate-bash-completion 2>/dev/null)" -- "$current") $(compgen -f -- "$current"))
	fi
}
complete -o filenames -F _exonym exonym
