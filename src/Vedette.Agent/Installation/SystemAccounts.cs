namespace Vedette.Agent.Installation;

/// <summary>The accounts and groups of a system, from its own files.</summary>
internal static class SystemAccounts
{
    /// <summary>uid:gid of the account; null where there is none.</summary>
    public static string? IdsOf(string passwdFile, string user)
    {
        string[]? fields = Line(passwdFile, f => f.Length > 3 && f[0] == user);
        return fields is null ? null : $"{fields[2]}:{fields[3]}";
    }

    /// <summary>The name of a group by its number; null where there is none.</summary>
    public static string? GroupName(string groupFile, string id) => Line(groupFile, f => f.Length > 2 && f[2] == id)?[0];

    private static string[]? Line(string file, Func<string[], bool> fits) =>
        File.Exists(file) ? File.ReadLines(file).Select(l => l.Split(':')).FirstOrDefault(fits) : null;
}
