namespace Vedette.Miners.Replies;

/// <summary>A value in a reply, or the absence of one: a chain of names never throws, and what is not there, is null or is no number reads as null.</summary>
internal readonly struct ReplyValue
{
    /// <summary>No pool's worker, model or message is longer; a device that sends more of it is broken, and what it sends is kept for long.</summary>
    private const int LongestWord = 512;

    private readonly ReplyNode? _node;

    internal ReplyValue(ReplyNode? node) => _node = node;

    /// <summary>It stands in the reply, be it as null.</summary>
    public bool Exists => _node is not null;

    public ReplyKind Kind => _node?.Kind ?? ReplyKind.Null;

    public bool IsObject => _node?.Kind == ReplyKind.Object;

    public bool IsArray => _node?.Kind == ReplyKind.List;

    /// <summary>Of a list or an object; 0 elsewhere.</summary>
    public int Count => _node is null ? 0 : _node.Kind == ReplyKind.List ? _node.Items.Count : _node.Members.Count;

    public ReplyValue this[string name] => new(_node?.Find(name));

    public ReplyValue this[int index] => _node is not null && (uint)index < (uint)_node.Items.Count ? new ReplyValue(_node.Items[index]) : default;

    /// <summary>Of a list; nothing elsewhere.</summary>
    public IEnumerable<ReplyValue> Items
    {
        get
        {
            if (_node is { } node)
            {
                foreach (ReplyNode item in node.Items)
                {
                    yield return new ReplyValue(item);
                }
            }
        }
    }

    /// <summary>Of an object, in the order they came; nothing elsewhere.</summary>
    public IEnumerable<(string Name, ReplyValue Value)> Members
    {
        get
        {
            if (_node is { } node)
            {
                foreach (KeyValuePair<string, ReplyNode> member in node.Members)
                {
                    yield return (member.Key, new ReplyValue(member.Value));
                }
            }
        }
    }

    /// <summary>A text as it came, a number as it was written; null for everything else.</summary>
    public string? Text => _node?.Kind switch
    {
        ReplyKind.Text or ReplyKind.Number => _node.Text,
        ReplyKind.True => "true",
        ReplyKind.False => "false",
        _ => null,
    };

    /// <summary>The text without blanks around it and cut to what a name or a sentence can be; null where it says nothing: "", "-", "N/A".</summary>
    public string? Word => Text?.Trim() is { Length: > 0 } word && !ReplyNumber.SaysNothing(word) ? word.Length <= LongestWord ? word : word[..LongestWord] : null;

    /// <summary>A number, or a text that is one: with thousands commas, an exponent, a unit behind it ("3250 W", "99.5%" gives 99.5).</summary>
    public double? Number => _node?.Kind is ReplyKind.Number or ReplyKind.Text ? ReplyNumber.Parse(_node.Text) : null;

    /// <summary>The number, where it is above zero: for the many fields in which 0, -1 and the like stand for "not known".</summary>
    public double? Positive => Number is > 0 and var number ? number : null;

    /// <summary>The number, where it is not below zero.</summary>
    public double? NotNegative => Number is >= 0 and var number ? number : null;

    /// <summary>Rounded, where it fits.</summary>
    public long? Whole => _node?.Kind is ReplyKind.Number or ReplyKind.Text ? ReplyNumber.ParseWhole(_node.Text) : null;

    /// <summary>A count: null where it is below zero.</summary>
    public long? WholeCount => Whole is >= 0 and var count ? count : null;

    /// <summary>As <see cref="WholeCount"/>, where a count of things is meant that nobody has a million of.</summary>
    public int? SmallCount => Whole is >= 0 and <= 1_000_000 and var count ? (int)count : null;

    public bool? Flag => _node?.Kind switch
    {
        ReplyKind.True => true,
        ReplyKind.False => false,
        ReplyKind.Text => ReplyNumber.ParseFlag(_node.Text!),
        ReplyKind.Number => ReplyNumber.Parse(_node.Text) switch { 0 => false, 1 => true, _ => null },
        _ => null,
    };

    /// <summary>The first of these names that is there and not null.</summary>
    public ReplyValue First(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_node?.Find(name) is { Kind: not ReplyKind.Null } found)
            {
                return new ReplyValue(found);
            }
        }

        return default;
    }
}
