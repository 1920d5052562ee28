namespace Vedette.Agent.Configuration;

/// <summary>Finds the known name that was probably meant.</summary>
internal static class NearestName
{
    // More edits than this, and the guess is more likely wrong than helpful.
    private const int MaxEdits = 3;

    public static string? Of(string name, IEnumerable<string> known)
    {
        (string Name, int Edits)? best = null;
        foreach (string candidate in known)
        {
            int edits = EditDistance(name, candidate);
            if (edits <= MaxEdits && edits < candidate.Length && (best is null || edits < best.Value.Edits))
            {
                best = (candidate, edits);
            }
        }

        return best?.Name;
    }

    private static int EditDistance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > MaxEdits)
        {
            return int.MaxValue;
        }

        int[] previous = [.. Enumerable.Range(0, right.Length + 1)];
        foreach ((int i, char c) in left.Index())
        {
            var current = new int[right.Length + 1];
            current[0] = i + 1;
            for (int j = 0; j < right.Length; j++)
            {
                int replaced = previous[j] + (c == right[j] ? 0 : 1);
                current[j + 1] = Math.Min(replaced, Math.Min(previous[j + 1], current[j]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
