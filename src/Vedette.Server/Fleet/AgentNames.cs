namespace Vedette.Server.Fleet;

internal static class AgentNames
{
    public const int Longest = 128;

    /// <summary>What is wrong with a name, or null.</summary>
    public static string? Problem(string name)
    {
        if (name.Length is 0 or > Longest)
        {
            return $"name must have 1 to {Longest} characters; it has {name.Length}.";
        }

        if (name.Any(char.IsControl) || name.Any(char.IsSurrogate) && !IsWellFormed(name))
        {
            return "name may contain printable characters only.";
        }

        return name.Trim().Length == name.Length ? null : "name must not begin or end with a blank.";
    }

    private static bool IsWellFormed(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogate(name[i]) && !(i + 1 < name.Length && char.IsSurrogatePair(name[i], name[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
