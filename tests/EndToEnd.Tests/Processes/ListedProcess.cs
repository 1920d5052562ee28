using System.Globalization;
using System.Text;

namespace Vedette.EndToEnd.Tests.Processes;

/// <summary>A line of ps -eo pid=,ppid=,stat=,euid=,rss=,lstart=,comm=.</summary>
internal sealed record ListedProcess(int Pid, int ParentPid, char State, long Uid, long ResidentBytes, DateTime StartedAt, string Name)
{
    private const string Defunct = " <defunct>";

    public static IReadOnlyList<ListedProcess> Parse(string base64) =>
        [.. Encoding.UTF8.GetString(Convert.FromBase64String(base64)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ParseLine)];

    /// <summary>As ps prints a name: what is no letter of UTF-8 or would move the cursor is a question mark.</summary>
    public static string Printed(string name) => string.Concat(name.Select(c => char.IsControl(c) || c == '\uFFFD' ? '?' : c));

    private static ListedProcess ParseLine(string line)
    {
        int at = 0;
        string[] columns = [.. Enumerable.Range(0, 10).Select(_ => Next(line, ref at))];
        string name = line[(at + 1)..];
        return new ListedProcess(
            int.Parse(columns[0], CultureInfo.InvariantCulture),
            int.Parse(columns[1], CultureInfo.InvariantCulture),
            columns[2][0],
            long.Parse(columns[3], CultureInfo.InvariantCulture),
            long.Parse(columns[4], CultureInfo.InvariantCulture) * 1024,
            DateTime.ParseExact(string.Join(' ', columns[5..10]), "ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture),
            name.EndsWith(Defunct, StringComparison.Ordinal) ? name[..^Defunct.Length] : name);
    }

    private static string Next(string line, ref int at)
    {
        while (line[at] == ' ')
        {
            at++;
        }

        int start = at;
        while (line[at] != ' ')
        {
            at++;
        }

        return line[start..at];
    }
}
