using Microsoft.Data.Sqlite;
using Vedette.Bench.Recording;

namespace Vedette.Bench.Engine;

/// <summary>Bytes on the disk when everything lies in chunk rows.</summary>
internal static class DiskCommand
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        var fleet = new Fleet(HostRecording.Load(), options.Number("agents", 100), options.Number("series", 507));
        int rounds = options.Number("hours", 4) * 240;
        await using EngineUnderTest tested = await EngineUnderTest.CreateAsync(fleet);
        for (int i = 0; i < rounds; i++)
        {
            await tested.RoundAsync();
        }

        await tested.FlushAsync();
        await tested.CloseAsync();
        Report(tested.DatabasePath, rounds * fleet.SamplesPerRound, tested.PayloadBytes);
        if (options.Text("keep") is { } copy)
        {
            File.Copy(tested.DatabasePath, copy, overwrite: true);
        }

        return 0;
    }

    private static void Report(string path, long samples, long payloadBytes)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        long file = new FileInfo(path).Length;
        long free = Number(connection, "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size");
        long rows = Number(connection, "SELECT count(*) FROM chunks");
        long payload = Number(connection, "SELECT sum(length(data)) FROM chunks");
        Console.WriteLine($"disk: {samples} samples, {rows} chunk rows of {samples / (double)rows:0} samples; on the wire {payloadBytes / (double)samples:0.000} bytes/sample uncompressed");
        Line("telemetry.db as it lies", file);
        Line("  free pages (the journal's, used again)", free);
        Line("  used pages", file - free);
        Line("    chunk payload", payload);
        foreach ((string table, long bytes, long unused) in Tables(connection))
        {
            Line($"    {table} ({unused * 100 / Math.Max(1, bytes)} % unused in its pages)", bytes);
        }

        void Line(string what, long bytes) => Console.WriteLine($"  {what,-56} {bytes / (double)samples:0.000} bytes/sample {bytes,12}");
    }

    /// <summary>Bytes per sample: of the whole file, and of its used pages.</summary>
    public static (double File, double Used) PerSample(string path, long samples)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        double file = new FileInfo(path).Length;
        return (file / samples, (file - Number(connection, "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size")) / samples);
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this class, no input
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private static List<(string Table, long Bytes, long Unused)> Tables(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT name || ', ' || pagetype || ' pages', sum(pgsize), sum(unused) FROM dbstat GROUP BY 1 HAVING sum(pgsize) > 65536 ORDER BY 2 DESC";
        var tables = new List<(string, long, long)>();
        try
        {
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                tables.Add((reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)));
            }
        }
        catch (SqliteException)
        {
            // This SQLite is built without dbstat; the split by table is left out.
        }

        return tables;
    }
}
