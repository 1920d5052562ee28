using System.Buffers;
using System.Text;

namespace Vedette.Miners.Replies;

/// <summary>
/// A device's reply, read as far as it can be understood. Miners send JSON with holes in it: what strict readers refuse is mended here, outside strings only, and every mend is named. Never throws.
/// </summary>
internal sealed class ReplyDocument
{
    /// <summary>The largest reply known is below 100 KB; a device that sends more without end is not to fill the agent's memory.</summary>
    public const int LongestBytes = 1 << 20;

    private const int LongestUnreadCharacters = 512;

    private static readonly SearchValues<byte> Preamble = SearchValues.Create(" \t\r\n\0,"u8);

    private ReplyDocument()
    {
    }

    /// <summary>Does not exist where the reply is empty or neither JSON nor a miner's text.</summary>
    public ReplyValue Root { get; private init; } = ReplyValue.Nothing;

    /// <summary>It ended in the middle; whatever was finished is there.</summary>
    public bool IsCut { get; private init; }

    /// <summary>It came in the form <c>STATUS=S,When=1|SUMMARY,Elapsed=5|</c>.</summary>
    public bool IsText { get; private init; }

    /// <summary>Names from <see cref="ReplyRepair"/>, each once.</summary>
    public IReadOnlyList<string> Repairs { get; private init; } = [];

    /// <summary>The beginning of a reply that could not be understood: a proxy's words, a page; empty elsewhere.</summary>
    public string Unread { get; private init; } = "";

    public static ReplyDocument Read(ReadOnlyMemory<byte> reply)
    {
        ReadOnlySpan<byte> bytes = reply.Span;
        var repairs = new List<string>();
        bool isTooLong = bytes.Length > LongestBytes;
        if (isTooLong)
        {
            bytes = bytes[..LongestBytes];
            repairs.Add(ReplyRepair.TooLong);
        }

        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        int start = bytes.IndexOfAnyExcept(Preamble);
        if (start < 0)
        {
            return new ReplyDocument { IsCut = isTooLong, Repairs = repairs };
        }

        if (bytes[start] is (byte)'{' or (byte)'[')
        {
            if (bytes[..start].Contains((byte)','))
            {
                repairs.Add(ReplyRepair.LeadingComma);
            }

            var parser = new JsonReplyParser(bytes[start..], repairs);
            ReplyValue root = parser.Parse();
            return new ReplyDocument { Root = root, IsCut = parser.IsCut || isTooLong, Repairs = repairs };
        }

        ReplyValue? text = TextReplyParser.Parse(bytes[start..], repairs, out bool isCut);
        return text is null
            ? new ReplyDocument { Unread = Beginning(bytes[start..]), IsCut = isTooLong, Repairs = repairs }
            : new ReplyDocument { Root = text, IsText = true, IsCut = isCut || isTooLong, Repairs = repairs };
    }

    private static string Beginning(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, LongestUnreadCharacters)]).TrimEnd('\0', '\n', '\r', ' ');
}
