using System.Globalization;

namespace Vedette.Agent.Consent;

/// <summary>Names the account behind a uid from /etc/passwd alone: the system's own look-up may ask a name service over a socket.</summary>
internal static class AccountName
{
    public static string OfThisProcess(string statusPath = "/proc/self/status", string passwdPath = "/etc/passwd")
    {
        uint? uid = UidFrom(ReadLines(statusPath));
        return uid is null ? "unknown" : NameFrom(ReadLines(passwdPath), uid.Value) ?? $"uid:{uid.Value}";
    }

    /// <summary>The real uid: the first number of the status file's <c>Uid:</c> line.</summary>
    public static uint? UidFrom(IEnumerable<string> statusLines)
    {
        foreach (string line in statusLines)
        {
            if (line.StartsWith("Uid:", StringComparison.Ordinal))
            {
                string first = line["Uid:".Length..].Split('\t', ' ').FirstOrDefault(p => p.Length > 0) ?? "";
                return uint.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out uint uid) ? uid : null;
            }
        }

        return null;
    }

    public static string? NameFrom(IEnumerable<string> passwdLines, uint uid)
    {
        foreach (string line in passwdLines)
        {
            string[] fields = line.Split(':');
            if (fields.Length > 2 && uint.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out uint found) && found == uid)
            {
                return fields[0];
            }
        }

        return null;
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
