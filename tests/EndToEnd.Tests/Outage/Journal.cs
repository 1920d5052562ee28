using System.Globalization;
using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.Outage;

/// <summary>The order in which batches of spools became durable, read from the server's folder; the rows of the last minutes are there.</summary>
internal static class Journal
{
    private const string Script = """
        import sqlite3, sys
        database = sqlite3.connect('file:' + sys.argv[1] + '/telemetry.db?mode=ro', uri=True)
        for row in database.execute('SELECT id, epoch, seq FROM journal WHERE id > ? AND epoch <> 0 ORDER BY id', (int(sys.argv[2]),)):
            print(*row)
        """;

    public static async Task<(long Id, long Epoch, long Seq)[]> ReadAsync(string data, long afterId, CancellationToken stop)
    {
        await using RunningProgram python = RunningProgram.Start("/usr/bin/python3", ["-c", Script, data, $"{afterId}"]);
        Assert.True(await python.ExitCodeAsync(stop) == 0, python.Transcript);
        return [.. python.Transcript.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')).Select(w => (Number(w[0]), Number(w[1]), Number(w[2])))];
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
