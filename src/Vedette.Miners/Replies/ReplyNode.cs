namespace Vedette.Miners.Replies;

/// <summary>One value of a reply. Written by a parser, read through <see cref="ReplyValue"/>.</summary>
internal sealed class ReplyNode(ReplyKind kind, string? text = null)
{
    /// <summary>Up to here a search through the names is quicker than a table of them, and most objects stay below.</summary>
    private const int SearchedMembers = 16;

    private Dictionary<string, int>? _places;

    public ReplyKind Kind { get; } = kind;

    /// <summary>Of a text, and of a number as it was written.</summary>
    public string? Text { get; } = text;

    public List<ReplyNode> Items { get; } = kind == ReplyKind.List ? [] : Nothing;

    public List<KeyValuePair<string, ReplyNode>> Members { get; } = kind == ReplyKind.Object ? [] : NoMembers;

    private static readonly List<ReplyNode> Nothing = [];
    private static readonly List<KeyValuePair<string, ReplyNode>> NoMembers = [];

    /// <summary>A name that is there already keeps its place and takes the new value.</summary>
    /// <returns>False where the name was there.</returns>
    public bool Set(string name, ReplyNode value)
    {
        int place = PlaceOf(name);
        if (place >= 0)
        {
            Members[place] = new KeyValuePair<string, ReplyNode>(name, value);
            return false;
        }

        Members.Add(new KeyValuePair<string, ReplyNode>(name, value));
        _places?.Add(name, Members.Count - 1);
        return true;
    }

    public ReplyNode? Find(string name)
    {
        int place = PlaceOf(name);
        return place < 0 ? null : Members[place].Value;
    }

    private int PlaceOf(string name)
    {
        if (Members.Count <= SearchedMembers)
        {
            for (int i = 0; i < Members.Count; i++)
            {
                if (string.Equals(Members[i].Key, name, StringComparison.Ordinal))
                {
                    return i;
                }
            }

            return -1;
        }

        if (_places is null)
        {
            _places = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < Members.Count; i++)
            {
                _places[Members[i].Key] = i;
            }
        }

        return _places.TryGetValue(name, out int place) ? place : -1;
    }
}
