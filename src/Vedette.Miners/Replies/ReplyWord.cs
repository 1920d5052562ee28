using System.Text;

namespace Vedette.Miners.Replies;

/// <summary>What stands in a reply without quotes: numbers, true, false, null, and what devices put there instead.</summary>
internal static class ReplyWord
{
    public static ReplyValue Understand(ReadOnlySpan<byte> word, List<string> repairs)
    {
        if (word.SequenceEqual("true"u8))
        {
            return new ReplyValue(ReplyKind.True);
        }

        if (word.SequenceEqual("false"u8))
        {
            return new ReplyValue(ReplyKind.False);
        }

        if (word.SequenceEqual("null"u8))
        {
            return new ReplyValue(ReplyKind.Null);
        }

        string text = Encoding.UTF8.GetString(word);
        return IsNumber(text) ? new ReplyValue(ReplyKind.Number, text) : UnderstandForeign(text, repairs);
    }

    private static ReplyValue UnderstandForeign(string text, List<string> repairs)
    {
        // What C's printf makes of a division by zero: nan, -nan, -nan(ind), inf, infinity; 1.#IND and 1.#INF on one system.
        ReadOnlySpan<char> unsigned = text.AsSpan().TrimStart("+-");
        if (unsigned.StartsWith("nan", StringComparison.OrdinalIgnoreCase) || unsigned.StartsWith("inf", StringComparison.OrdinalIgnoreCase)
            || unsigned.StartsWith("1.#", StringComparison.Ordinal) || unsigned.Equals("undefined", StringComparison.OrdinalIgnoreCase))
        {
            ReplyRepair.Note(repairs, ReplyRepair.NotANumber);
            return new ReplyValue(ReplyKind.Null);
        }

        switch (text.ToUpperInvariant())
        {
            case "TRUE":
                ReplyRepair.Note(repairs, ReplyRepair.ForeignLiteral);
                return new ReplyValue(ReplyKind.True);
            case "FALSE":
                ReplyRepair.Note(repairs, ReplyRepair.ForeignLiteral);
                return new ReplyValue(ReplyKind.False);
            case "NONE" or "NULL" or "NIL":
                ReplyRepair.Note(repairs, ReplyRepair.ForeignLiteral);
                return new ReplyValue(ReplyKind.Null);
            default:
                ReplyRepair.Note(repairs, ReplyRepair.BareWord);
                return new ReplyValue(ReplyKind.Text, text.Trim('\''));
        }
    }

    private static bool IsNumber(string text)
    {
        foreach (char letter in text)
        {
            if (!char.IsAsciiDigit(letter) && letter is not ('-' or '+' or '.' or 'e' or 'E'))
            {
                return false;
            }
        }

        return ReplyNumber.Parse(text) is not null;
    }
}
