namespace Vedette.Server.Miners.Roster;

/// <summary>
/// Lines of <c>mac_or_ip,rack,row,column</c> as people write them, with commas, semicolons or tabs between. People count shelves from 1; a sheet whose head says <c>rack_row,rack_column</c> has the numbers of the
/// list of miners, which are counted from 0. docs/formats/miners-api.md; the portal reads the same file.
/// </summary>
/// <param name="Lines">By their numbers in the text, from 1; without the head, blank lines and those that begin with #.</param>
/// <param name="First">The number of the first row and column.</param>
internal sealed record PlacementSheet(IReadOnlyList<(int Number, string[] Fields)> Lines, int First)
{
    public const int Fields = 4;
    public const int MostLines = 10_000;

    private static readonly string[] WhoNames = ["mac", "ip", "mac_or_ip", "ip_address"];

    /// <summary>False with what is wrong.</summary>
    public static (PlacementSheet? Sheet, string? Problem) Read(string text)
    {
        string[] lines = text.TrimStart('\uFEFF').Split('\n');
        if (lines.Length > MostLines)
        {
            return (null, $"The text has {lines.Length} lines; at most {MostLines} are read.");
        }

        var read = new List<(int, string[])>();
        int first = 1;
        for (int i = 0; i < lines.Length; i++)
        {
            string[] fields = [.. lines[i].Trim().Split(',', ';', '\t').Select(f => f.Trim().Trim('"'))];
            if (i == 0 && WhoNames.Contains(fields[0], StringComparer.OrdinalIgnoreCase))
            {
                first = fields.Length == Fields && fields[2].Equals("rack_row", StringComparison.OrdinalIgnoreCase) ? 0 : 1;
            }
            else if (fields is not [""] && !fields[0].StartsWith('#'))
            {
                read.Add((i + 1, fields));
            }
        }

        return (new PlacementSheet(read, first), null);
    }
}
