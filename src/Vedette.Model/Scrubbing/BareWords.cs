namespace Vedette.Model.Scrubbing;

/// <summary>Counts the plain words of a command whose program takes a secret by its place. Fed word by word; it belongs to <see cref="ArgumentRules"/>.</summary>
internal struct BareWords
{
    private BareSecret? _rule;
    private int _first;
    private int _count;
    private bool _counts;
    private bool _skip;

    /// <summary>A word that is counted now names no other program, whatever it is called.</summary>
    public readonly bool Counts => _counts;

    public void Begin(BareSecret? rule)
    {
        _rule = rule;
        _first = rule?.First ?? 0;
        _count = 0;
        _counts = rule is { Behind.Length: 0, Switch: '\0' };
        _skip = false;
    }

    /// <summary>An option: it may be what the counting waits for.</summary>
    public void SeeOption(ReadOnlySpan<char> word)
    {
        if (_rule is not { Switch: not '\0' } rule || word.Length < 2 || word[1] == '-')
        {
            return;
        }

        _counts |= word.Contains(rule.Switch);
        _first -= _first == rule.First && word.Contains(rule.Shortens) ? 1 : 0;
        _skip = word[^1] == rule.TakesNext;
    }

    /// <summary>True where the plain word is a secret.</summary>
    public bool IsSecret(ReadOnlySpan<char> word)
    {
        if (_rule is null)
        {
            return false;
        }

        if (word is "&&" or "||" or "|" or ";" or "&" or ">" or ">>")
        {
            Begin(null);   // The command has ended.
            return false;
        }

        if (_skip)
        {
            _skip = false;
            return false;
        }

        if (!_counts)
        {
            _counts = IsAwaited(word);
            return false;
        }

        bool secret = !IsAssigned(word) && ++_count >= _first;
        if (word[^1] == ';')
        {
            Begin(null);
        }

        return secret;
    }

    private readonly bool IsAwaited(ReadOnlySpan<char> word)
    {
        foreach (string awaited in _rule!.Behind)
        {
            if (word.Equals(awaited, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // username=bob: the name tells whether it is one.
    private static bool IsAssigned(ReadOnlySpan<char> word)
    {
        int equals = word.IndexOf('=');
        return equals > 0 && equals < word.Length - 1 && InlineSecrets.IsName(word[..equals]);
    }
}
