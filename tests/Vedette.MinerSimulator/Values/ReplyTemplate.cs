using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Vedette.MinerSimulator.Values;

/// <summary>
/// A recorded reply with its changing values cut out. Everything else stays byte for byte as it was, so that what is odd about a device stays odd; a reply that is no JSON keeps all but its MAC.
/// </summary>
internal sealed partial class ReplyTemplate
{
    // One character per byte, so that positions of both are the same.
    private readonly string _text;
    private readonly List<ReplySlot> _slots = [];

    public ReplyTemplate(string reply, string? mac)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(reply);
        _text = Encoding.Latin1.GetString(utf8);
        FindValues(utf8);
        if (mac is not null)
        {
            string anySpelling = string.Join("[:-]?", mac.Chunk(2).Select(pair => new string(pair)));
            AddMatches(Regex.Matches(_text, anySpelling, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(30)), m => m, _ => SlotKind.Mac);
        }

        _slots.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    public IEnumerable<ReplySlot> Slots => _slots;

    public byte[] Render(Func<ReplySlot, string> valueOf)
    {
        var reply = new StringBuilder(_text.Length + 64);
        int done = 0;
        foreach (ReplySlot slot in _slots)
        {
            if (slot.Start >= done)
            {
                reply.Append(_text, done, slot.Start - done).Append(valueOf(slot));
                done = slot.End;
            }
        }

        return Encoding.Latin1.GetBytes(reply.Append(_text, done, _text.Length - done).ToString());
    }

    private void FindValues(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var path = new List<string>();
        var depths = new Stack<int>();
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        depths.Push(path.Count);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        int depth = depths.Pop();
                        path.RemoveRange(depth, path.Count - depth);
                        break;
                    case JsonTokenType.PropertyName:
                        int parents = depths.Peek();
                        path.RemoveRange(parents, path.Count - parents);
                        path.Add(reader.GetString()!);
                        break;
                    case JsonTokenType.Number or JsonTokenType.String:
                        AddValue(ref reader, path);
                        break;
                }
            }
        }
        catch (JsonException)
        {
            _slots.Clear();   // Ill-formed on purpose: it is sent as it was recorded.
        }
    }

    private void AddValue(ref Utf8JsonReader reader, List<string> path)
    {
        bool isString = reader.TokenType == JsonTokenType.String;
        int start = (int)reader.TokenStartIndex + (isString ? 1 : 0);
        string text = _text.Substring(start, reader.ValueSpan.Length);
        SlotKind kind = SlotRules.KindOf(path);
        if (isString && text.Contains('['))
        {
            AddMatches(AvalonValue().Matches(text), m => m.Groups["value"], m => AvalonKind(m.Groups["key"].Value), start);
        }
        else if (kind != SlotKind.None && text.Length > 0)
        {
            _slots.Add(new ReplySlot(start, kind, text));
        }
    }

    private void AddMatches(MatchCollection matches, Func<Match, Capture> valueOf, Func<Match, SlotKind> kindOf, int offset = 0)
    {
        foreach (Match match in matches)
        {
            Capture value = valueOf(match);
            _slots.Add(new ReplySlot(offset + value.Index, kindOf(match), value.Value));
        }
    }

    private static SlotKind AvalonKind(string key) => key switch
    {
        "Elapsed" => SlotKind.Elapsed,
        "GHSspd" or "GHSavg" or "MGHS" => SlotKind.Rate,
        _ => SlotKind.Temperature,
    };

    [GeneratedRegex(@"\b(?<key>Elapsed|GHSspd|GHSavg|MGHS|Temp|TMax|TAvg|MTmax|MTavg|ITemp|HBITemp|HBOTemp)\[(?<value>[^\]]*)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AvalonValue();
}
