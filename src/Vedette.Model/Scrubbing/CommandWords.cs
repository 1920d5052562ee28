namespace Vedette.Model.Scrubbing;

/// <summary>Reads a text as a command line of words and quotes, and asks <see cref="ArgumentRules"/> about each.</summary>
internal static class CommandWords
{
    /// <summary>A command in the quotes of a command: sh -c "mysql ...", and once more for ssh.</summary>
    private const int DeepestQuote = 3;

    public static void Find(MaskedText text) => Find(text, 0, text.Text.Length, 0);

    private static void Find(MaskedText text, int first, int last, int depth)
    {
        ReadOnlySpan<char> all = text.Text.AsSpan(0, last);
        var rules = new ArgumentRules(isList: false);
        int at = first;
        while (at < all.Length)
        {
            if (char.IsWhiteSpace(all[at]))
            {
                at++;
                continue;
            }

            int end = EndOfWord(all, at);
            int start = at;
            int stop = end;
            if (end - start >= 2 && all[start] is '"' or '\'' && all[end - 1] == all[start])
            {
                start++;
                stop--;
                if (depth < DeepestQuote && all[start..stop].Contains(' '))
                {
                    Find(text, start, stop, depth + 1);
                }
            }

            if (rules.Next(all[start..stop], out int from, out int to))
            {
                text.Hide(start + from, start + to);
            }

            at = end;
        }
    }

    // Blanks inside quotes belong to the word; a quote that is never closed is a letter.
    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        bool unclosed = false;
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            if (!unclosed && text[at] is '"' or '\'')
            {
                int close = text[(at + 1)..].IndexOf(text[at]);
                unclosed = close < 0;
                at += unclosed ? 0 : close + 1;
            }

            at++;
        }

        return at;
    }
}
