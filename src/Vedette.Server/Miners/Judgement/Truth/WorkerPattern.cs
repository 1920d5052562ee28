namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>Worker names as people give them out: <c>farm.*</c>. Pools do not tell letters' case apart, and neither is that a hijack.</summary>
internal static class WorkerPattern
{
    /// <summary>Takes time in proportion to the two lengths' product at most.</summary>
    public static bool Matches(string pattern, string worker)
    {
        (int at, int star, int resume) = (0, -1, 0);
        int letter = 0;
        while (letter < worker.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, resume) = (at++, letter);
            }
            else if (at < pattern.Length && char.ToLowerInvariant(pattern[at]) == char.ToLowerInvariant(worker[letter]))
            {
                at++;
                letter++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                letter = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).Trim('*').IsEmpty;
    }
}
