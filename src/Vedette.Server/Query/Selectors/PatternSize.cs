namespace Vedette.Server.Query.Selectors;

/// <summary>
/// How large a regular expression becomes when its counted repeats are written out. Matching takes time and memory by it, and a few characters can ask for millions:
/// <c>((a{1000}){1000}){1000}</c>.
/// </summary>
internal static class PatternSize
{
    /// <summary>As the highest count in RE2. A value of 1024 characters then costs a million steps at worst, some milliseconds.</summary>
    public const long Largest = 1000;

    /// <summary>Never less than the true size; stops growing beyond <see cref="Largest"/>.</summary>
    public static long Of(string pattern)
    {
        var outer = new Stack<long>();
        long sum = 0;
        long last = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '(':
                    outer.Push(sum + last);
                    (sum, last) = (0, 0);
                    break;
                case ')':
                    last = Math.Max(1, last + sum);
                    sum = outer.TryPop(out long before) ? before : 0;
                    break;
                case '{' when Repeats(pattern, i) is long times:
                    last *= times;
                    i = pattern.IndexOf('}', i);
                    break;
                case '\\':
                    i++;
                    goto default;
                case '[':
                    i = EndOfClass(pattern, i);
                    goto default;
                default:
                    sum += last;
                    last = 1;
                    break;
            }

            if (sum + last > Largest)
            {
                return sum + last;
            }
        }

        return sum + last;
    }

    /// <summary>The higher number of <c>{2}</c>, <c>{2,}</c>, <c>{2,5}</c>; null where the brace is a character.</summary>
    private static long? Repeats(string pattern, int brace)
    {
        int close = pattern.IndexOf('}', brace);
        string[] bounds = close < 0 ? [] : pattern[(brace + 1)..close].Split(',');
        if (bounds.Length is 0 or > 2 || bounds[0].Length == 0 || !bounds.All(b => b.All(char.IsAsciiDigit)))
        {
            return null;
        }

        long highest = 1;
        foreach (string bound in bounds.Where(b => b.Length > 0))
        {
            highest = Math.Max(highest, bound.Length > 6 ? Largest + 1 : long.Parse(bound));
        }

        return highest;
    }

    // A bracket as the first character of a class is a character.
    private static int EndOfClass(string pattern, int open)
    {
        int at = open + 1;
        at += at < pattern.Length && pattern[at] == '^' ? 1 : 0;
        at += at < pattern.Length && pattern[at] == ']' ? 1 : 0;
        while (at < pattern.Length && pattern[at] != ']')
        {
            at += pattern[at] == '\\' ? 2 : 1;
        }

        return at;
    }
}
