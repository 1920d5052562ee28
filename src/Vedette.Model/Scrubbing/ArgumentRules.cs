using System.Buffers;

namespace Vedette.Model.Scrubbing;

/// <summary>What the words of a command line tell about each other: an option asks for the next word, a program gives its short options their meaning. Fed word by word.</summary>
/// <param name="isList">The words are arguments for sure; otherwise they are words of a text that may be prose.</param>
internal ref struct ArgumentRules(bool isList)
{
    private static readonly SearchValues<char> CurlSwitches = SearchValues.Create("sSfLkvgiIaOjNq#0146");

    private ClientOption[]? _client;
    private BareWords _bare;
    private bool _userSlashPassword;
    private bool _takesHeaders;
    private bool _askedHeader;
    private bool _notFirst;
    private bool _shell;
    private bool _script;
    private bool _header;
    private NameStrength _asked;
    private SecretPart _askedPart;

    /// <param name="start">Where the secret of the word starts.</param>
    /// <returns>False where the word holds none as far as these rules know.</returns>
    public bool Next(ReadOnlySpan<char> word, out int start, out int end)
    {
        start = 0;
        end = word.Length;
        bool first = !_notFirst;
        _notFirst = true;
        NameStrength asked = _asked;
        _asked = NameStrength.None;
        bool header = _header;
        _header = false;
        if (header && InlineSecrets.IsScheme(word))
        {
            (_asked, _askedPart, _header) = (asked, SecretPart.Whole, true);   // Authorization: Bearer X, cut at each blank.
            return false;
        }

        bool askedHeader = _askedHeader;
        _askedHeader = false;
        if (askedHeader && !word.IsEmpty && HideHeader(word, ref start, ref end))
        {
            return true;
        }

        if (asked != NameStrength.None && !IsOption(word))
        {
            // In a text a quote may have joined more to what was hidden before; that was looked at then.
            bool hiddenBefore = !isList && word.StartsWith(SecretScrubber.Mask, StringComparison.Ordinal);
            return !hiddenBefore && HideAsked(word, asked, _askedPart, ref start);
        }

        if (word.IsEmpty || TakeScript(word))
        {
            return false;
        }

        if (FindClientOption(word, ref start, out bool takesNext))
        {
            return !takesNext;
        }

        return word[0] == '-' ? Option(word, ref start, ref end) : Plain(word, first, ref start, ref end);
    }

    // sh -c "NAME=VALUE command": a text of its own, whose words are looked at one by one.
    private bool TakeScript(ReadOnlySpan<char> word)
    {
        bool script = _script;
        _script = _shell && word.Length is > 1 and < 5 && word[0] == '-' && word[^1] == 'c';
        _shell |= word[(word.LastIndexOf('/') + 1)..] is "sh" or "bash" or "dash" or "zsh" or "ksh" or "ash" or "su" or "busybox";
        return script && isList;
    }

    private static bool HideAsked(ReadOnlySpan<char> word, NameStrength asked, SecretPart part, ref int start)
    {
        int parted = part switch
        {
            SecretPart.AfterColon => word.IndexOf(':'),
            SecretPart.AfterComma => word.IndexOf(','),
            SecretPart.AfterPercent => word.IndexOf('%'),
            _ => -1,
        };
        start = part == SecretPart.Whole ? 0 : parted + 1;
        return (part == SecretPart.Whole || parted >= 0) && !HarmlessValues.IsHarmless(word[start..], asked);
    }

    // --name, -n: an option, not the value that the one before asked for. -Xyz may be either, and hiding it is the safe mistake.
    private static bool IsOption(ReadOnlySpan<char> word) =>
        (word.Length == 2 && word[0] == '-' && char.IsAsciiLetter(word[1])) || (word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetter(word[2]));

    private bool FindClientOption(ReadOnlySpan<char> word, ref int start, out bool takesNext)
    {
        takesNext = false;
        foreach (ClientOption option in _client ?? [])
        {
            bool isLong = option.Option.StartsWith("--", StringComparison.Ordinal);
            if (word.SequenceEqual(option.Option) || (option.Clusters && IsCluster(word, option.Option[1])))
            {
                takesNext = true;
                _asked = option.Next ? NameStrength.Strong : NameStrength.None;
                _askedPart = option.Part;
                return true;
            }

            int attached = isLong ? option.Option.Length + 1 : option.Option.Length;
            bool fits = isLong ? word.Length > attached && word[attached - 1] == '=' : option.Attached;
            if (fits && word.Length > attached && word.StartsWith(option.Option, StringComparison.Ordinal))
            {
                bool hidden = HideAsked(word[attached..], NameStrength.Strong, option.Part, ref start);
                start += attached;
                return hidden;
            }
        }

        return false;
    }

    // -sSLu is -s -S -L -u.
    private static bool IsCluster(ReadOnlySpan<char> word, char letter) =>
        word.Length is > 2 and < 8 && word[0] == '-' && word[^1] == letter && !word[1..^1].ContainsAnyExcept(CurlSwitches);

    private bool Option(ReadOnlySpan<char> word, ref int start, ref int end)
    {
        _bare.SeeOption(word);
        _askedHeader = HeaderWord.IsAskedBy(word);
        start = HeaderWord.StartIn(word);
        if (start > 0 && HideHeader(word, ref start, ref end))
        {
            return true;
        }

        int dashes = word.Length > 1 && word[1] == '-' ? 2 : 1;
        if (HideAssigned(word, dashes, ref start, ref end))
        {
            return true;
        }

        ReadOnlySpan<char> body = word[dashes..];
        if ((body.Length > 2 || body is "pw") && InlineSecrets.IsName(body))
        {
            _asked = SecretNames.Judge(body);
            _askedPart = SecretPart.Whole;
        }

        return false;
    }

    private bool Plain(ReadOnlySpan<char> word, bool first, ref int start, ref int end)
    {
        if (HideAssigned(word, 0, ref start, ref end))
        {
            return true;
        }

        if (_bare.IsSecret(word))
        {
            end -= !isList && word[^1] == ';' ? 1 : 0;   // It ends the command, and is read again.
            return true;
        }

        if ((_userSlashPassword && HideBehindSlash(word, ref start, ref end)) || (_takesHeaders && HideHeader(word, ref start, ref end)) || (isList && HideBeforeHost(word, ref start, ref end)))
        {
            return true;
        }

        if (!_bare.Counts && ClientOptions.Find(word) is { } program)
        {
            (_client, _takesHeaders) = (program.Options, program.TakesHeaders);
            _bare.Begin(program.Bare);
        }
        else if (word is "login")
        {
            _client = ClientOptions.OfLogin;
        }

        // Authorization: X, where whoever read the command line cut it at its blanks.
        if (isList && !first && word.Length > 2 && word[^1] == ':' && InlineSecrets.IsName(word[..^1]) && SecretNames.Judge(word[..^1]) is >= NameStrength.Strong and var asked)
        {
            (_asked, _askedPart, _header) = (asked, SecretPart.Whole, true);
            return false;
        }

        _userSlashPassword |= ClientOptions.TakesUserSlashPassword(word);

        // nmcli ... password X, aws configure set aws_secret_access_key X.
        if (isList && !first && !_bare.Counts && (word is "password" || word.EndsWith("psk", StringComparison.Ordinal) || word.EndsWith(".password", StringComparison.Ordinal) || (word.Contains('_') && InlineSecrets.IsName(word) && !word.Contains('.'))))
        {
            NameStrength strength = SecretNames.Judge(word);
            _asked = strength >= NameStrength.Strong ? strength : NameStrength.None;
            _askedPart = SecretPart.Whole;
        }

        return false;
    }

    private bool HideHeader(ReadOnlySpan<char> word, ref int start, ref int end)
    {
        int from = start;
        int to = end;
        if (HeaderWord.Hide(word, ref from, ref to, out bool asks))
        {
            (start, end) = (from, to);
            return true;
        }

        if (asks)
        {
            (_asked, _askedPart, _header) = (NameStrength.Strong, SecretPart.Whole, true);
        }

        return false;
    }

    // user:password@host without a scheme. Images are written name:tag@sha256:digest, packages npm:name@version.
    private static bool HideBeforeHost(ReadOnlySpan<char> word, ref int start, ref int end)
    {
        int colon = word.IndexOf(':');
        int at = word.LastIndexOf('@');
        if (colon <= 0 || at <= colon + 1 || at == word.Length - 1 || !(char.IsAsciiLetterOrDigit(word[at + 1]) || word[at + 1] == '['))
        {
            return false;
        }

        if (word[(colon + 1)..at].ContainsAny(" /") || word[..colon].ContainsAny(" @=") || word[..colon] is "npm" || IsDigest(word[(at + 1)..]))
        {
            return false;
        }

        start = colon + 1;
        end = at;
        return true;
    }

    private static bool IsDigest(ReadOnlySpan<char> text) =>
        text.StartsWith("sha256:", StringComparison.Ordinal) || text.StartsWith("sha384:", StringComparison.Ordinal) || text.StartsWith("sha512:", StringComparison.Ordinal);

    // NAME=VALUE: here the word's end is the value's, whatever letters it holds.
    private readonly bool HideAssigned(ReadOnlySpan<char> word, int nameStart, ref int start, ref int end)
    {
        int equals = word.IndexOf('=');
        if (equals <= nameStart || !InlineSecrets.IsName(word[nameStart..equals]))
        {
            return false;
        }

        int from = equals + 1;
        int to = isList ? word.Length : word.TrimEnd(",;").Length;   // In a text these end what the word is part of.
        if (to <= from)
        {
            return false;
        }

        if (to - from >= 2 && word[from] is '"' or '\'' && word[to - 1] == word[from])
        {
            from++;
            to--;
        }

        if (InlineSecrets.IsScheme(word[from..to]) || !SecretScrubber.IsSecret(word[nameStart..equals], word[from..to]))
        {
            return false;
        }

        start = from;
        end = to;
        return true;
    }

    private static bool HideBehindSlash(ReadOnlySpan<char> word, ref int start, ref int end)
    {
        int slash = word.IndexOf('/');
        if (slash <= 0 || word[0] is '@' or '.' || word.StartsWith("//", StringComparison.Ordinal))
        {
            return false;
        }

        int at = word[slash..].LastIndexOf('@');
        start = slash + 1;
        end = at < 0 ? word.Length : slash + at;
        return end > start;
    }
}
