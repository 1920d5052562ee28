using Vedette.Miners.Replies;

namespace Vedette.Miners.Families.Avalon;

/// <summary>One text that holds everything: <c>Temp[31] Fan1[4275] PS[0 1209 1187 297 3526 1188 3731] Nonce Mask[25]</c>; on newer ones within <c>'STATS':{...}</c>.</summary>
internal sealed class AvalonText
{
    private const int MostFields = 1024;
    private const int LongestWord = 128;

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public AvalonText(string text) => Add(text);

    public bool Has(string name) => _fields.ContainsKey(name);

    public void TakeFrom(AvalonText other)
    {
        foreach ((string name, string value) in other._fields)
        {
            _fields[name] = value;
        }
    }

    /// <summary>Null where it is not there, says nothing, or is a list longer than any name.</summary>
    public string? Word(string name) => Field(name) is { Length: <= LongestWord } word ? word : null;

    public double? Number(string name) => ReplyNumber.Parse(Field(name));

    /// <summary>Empty where it is not there or holds something that is no number.</summary>
    public IReadOnlyList<double> Numbers(string name) => ReplyNumber.ParseList(Field(name));

    public void Add(string text)
    {
        int at = Math.Max(0, text.StartsWith('\'') ? text.IndexOf('{', StringComparison.Ordinal) + 1 : 0);
        while (at < text.Length && _fields.Count < MostFields)
        {
            int open = text.IndexOf('[', at);
            int close = open < 0 ? -1 : text.IndexOf(']', open);
            if (close < 0)
            {
                return;
            }

            string name = text[at..open].Trim(' ', ',', '\n', '\t');
            _fields[name] = text[(open + 1)..close];
            at = close + 1;
        }
    }

    private string? Field(string name) => _fields.TryGetValue(name, out string? text) && text.Trim() is { Length: > 0 } word && !ReplyNumber.SaysNothing(word) ? word : null;
}
