namespace Vedette.Miners.Replies;

/// <summary>
/// A value in a reply, or the absence of one: a chain of names never throws, and what is not there, is null or is no number reads as null. Written by a parser, read-only from then on.
/// </summary>
internal sealed class ReplyValue(ReplyKind kind, string? text = null)
{
    /// <summary>No pool's worker, model or message is longer; a device that sends more of it is broken, and what it sends is kept for long.</summary>
    private const int LongestWord = 512;

    /// <summary>Up to here a search through the names is quicker than a table of them, and most objects stay below.</summary>
    private const int SearchedMembers = 16;

    /// <summary>What stands for everything that is not there.</summary>
    public static readonly ReplyValue Nothing = new(ReplyKind.Null);

    private readonly List<ReplyValue>? _items = kind == ReplyKind.List ? [] : null;
    private readonly List<ReplyMember>? _members = kind == ReplyKind.Object ? [] : null;
    private Dictionary<string, ReplyMember>? _byName;

    public ReplyKind Kind { get; } = kind;

    /// <summary>It stands in the reply, be it as null.</summary>
    public bool Exists => this != Nothing;

    public bool IsObject => Kind == ReplyKind.Object;

    public bool IsArray => Kind == ReplyKind.List;

    /// <summary>Of a list or an object; 0 elsewhere.</summary>
    public int Count => _items?.Count ?? _members?.Count ?? 0;

    public ReplyValue this[string name] => Find(name)?.Value ?? Nothing;

    public ReplyValue this[int index] => _items is not null && (uint)index < (uint)_items.Count ? _items[index] : Nothing;

    /// <summary>Of a list; nothing elsewhere.</summary>
    public IReadOnlyList<ReplyValue> Items => _items ?? (IReadOnlyList<ReplyValue>)[];

    /// <summary>Of an object, in the order they came; nothing elsewhere.</summary>
    public IReadOnlyList<ReplyMember> Members => _members ?? (IReadOnlyList<ReplyMember>)[];

    /// <summary>A text as it came, a number as it was written; null for everything else.</summary>
    public string? Text => Kind switch
    {
        ReplyKind.Text or ReplyKind.Number => text,
        ReplyKind.True => "true",
        ReplyKind.False => "false",
        _ => null,
    };

    /// <summary>The text without blanks around it and cut to what a name or a sentence can be; null where it says nothing: "", "-", "N/A".</summary>
    public string? Word => Text?.Trim() is { Length: > 0 } word && !ReplyNumber.SaysNothing(word) ? word.Length <= LongestWord ? word : word[..LongestWord] : null;

    /// <summary>A number, or a text that is one: with thousands commas, an exponent, a unit behind it ("3250 W", "99.5%" gives 99.5).</summary>
    public double? Number => Kind is ReplyKind.Number or ReplyKind.Text ? ReplyNumber.Parse(text) : null;

    /// <summary>The number, where it is above zero: for the many fields in which 0, -1 and the like stand for "not known".</summary>
    public double? Positive => Number is > 0 and var number ? number : null;

    /// <summary>The number, where it is not below zero.</summary>
    public double? NotNegative => Number is >= 0 and var number ? number : null;

    /// <summary>Rounded, where it fits.</summary>
    public long? Whole => Kind is ReplyKind.Number or ReplyKind.Text ? ReplyNumber.ParseWhole(text) : null;

    /// <summary>A count: null where it is below zero.</summary>
    public long? WholeCount => Whole is >= 0 and var count ? count : null;

    /// <summary>As <see cref="WholeCount"/>, where a count of things is meant that nobody has a million of.</summary>
    public int? SmallCount => Whole is >= 0 and <= 1_000_000 and var count ? (int)count : null;

    public bool? Flag => Kind switch
    {
        ReplyKind.True => true,
        ReplyKind.False => false,
        ReplyKind.Text => ReplyNumber.ParseFlag(text!),
        ReplyKind.Number => ReplyNumber.Parse(text) switch { 0 => false, 1 => true, _ => null },
        _ => null,
    };

    /// <summary>The first of these names that is there and not null.</summary>
    public ReplyValue First(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Find(name)?.Value is { Kind: not ReplyKind.Null } found)
            {
                return found;
            }
        }

        return Nothing;
    }

    /// <summary>To a list.</summary>
    internal void Add(ReplyValue item) => _items!.Add(item);

    /// <summary>To an object; a name that is there already keeps its place and takes the new value.</summary>
    /// <returns>False where the name was there.</returns>
    internal bool Set(string name, ReplyValue value)
    {
        if (Find(name) is { } there)
        {
            there.Value = value;
            return false;
        }

        var member = new ReplyMember(name, value);
        _members!.Add(member);
        _byName?.Add(name, member);
        return true;
    }

    private ReplyMember? Find(string name)
    {
        if (_members is null)
        {
            return null;
        }

        if (_members.Count <= SearchedMembers)
        {
            foreach (ReplyMember member in _members)
            {
                if (string.Equals(member.Name, name, StringComparison.Ordinal))
                {
                    return member;
                }
            }

            return null;
        }

        if (_byName is null)
        {
            _byName = new Dictionary<string, ReplyMember>(StringComparer.Ordinal);
            foreach (ReplyMember member in _members)
            {
                _byName[member.Name] = member;
            }
        }

        return _byName.GetValueOrDefault(name);
    }
}
