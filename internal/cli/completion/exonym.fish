# fish completion for exonym: exonym completion fish > ~/.config/fish/completions/exonym.fish
function __exonym_complete
	set -l words (commandline -opc)
	set -l current (commandline -ct)
	if string match -q -- '-*' $current
		$words (string replace -r '^--' '-' -- $current) --generate-bash-completion 2>/dev/null
	else
		$words --generate-bash-completion 2>/dev/null
	end
end
complete -c exonym -a '(__exonym_complete)'
