namespace Vedette.Miners.Replies;

internal static class MacAddress
{
    private const int Digits = 12;
    private const int LongestText = 64;

    /// <summary>Lower case with colons, from whatever a device writes: "AABBCC112233", "aa-bb-cc-11-22-33", with blanks. Null for everything that is no address of a single device.</summary>
    public static string? Normalize(string? text)
    {
        if (text is null || text.Length > LongestText)
        {
            return null;
        }

        Span<char> digits = stackalloc char[Digits];
        int count = 0;
        foreach (char letter in text)
        {
            if (letter is ':' or '-' or '.' || char.IsWhiteSpace(letter))
            {
                continue;
            }

            if (count == Digits || !char.IsAsciiHexDigit(letter))
            {
                return null;
            }

            digits[count++] = char.ToLowerInvariant(letter);
        }

        if (count < Digits || !digits.ContainsAnyExcept('0') || !digits.ContainsAnyExcept('f'))
        {
            return null;
        }

        return $"{digits[..2]}:{digits[2..4]}:{digits[4..6]}:{digits[6..8]}:{digits[8..10]}:{digits[10..]}";
    }
}
