using Vedette.Agent.Spool;
using Vedette.Model.Series;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Spool;

using Spool = Vedette.Agent.Spool.Spool;

/// <summary>A spool on a real folder that can be closed, killed and opened again.</summary>
internal sealed class SpoolFolder : IDisposable
{
    public const long Roomy = 64 * 1024 * 1024;

    private readonly TemporaryFolder _folder = new();

    public TestLog Log { get; } = new();

    public SpoolEvents Events { get; private set; } = null!;

    public string Path => _folder.File("spool");

    public string[] Segments => [.. Directory.GetFiles(Path, "*.seg").Order(StringComparer.Ordinal)];

    public Spool Open(long maxBytes = Roomy, ISpoolDisk? disk = null, int seriesLimit = 1000)
    {
        Events = new SpoolEvents(Log.Log);
        return Spool.Open(new SpoolOptions(Path, maxBytes, SpoolOptions.DefaultSyncEvery), disk ?? new FailingDisk(), Events, TimeProvider.System, seriesLimit);
    }

    /// <summary>The folder as a killed process leaves it: what was written is there, nothing was closed. The old spool must not be used any more.</summary>
    public void CopyFrom(SpoolFolder other)
    {
        Directory.CreateDirectory(Path);
        foreach (string file in Directory.GetFiles(other.Path))
        {
            File.Copy(file, System.IO.Path.Join(Path, System.IO.Path.GetFileName(file)), overwrite: true);
        }
    }

    /// <summary>A batch whose payload tells its number apart: <paramref name="size"/> bytes of <paramref name="mark"/>.</summary>
    public static ulong Append(Spool spool, byte mark, int size = 100, int samples = 10)
    {
        var payload = new byte[size];
        payload.AsSpan().Fill(mark);
        return spool.Append(BatchContent.Samples(payload, spool.Series.Count, samples));
    }

    public static List<SpoolRecord> ReadAll(Spool spool)
    {
        using var cursor = new SpoolCursor(0, ulong.MaxValue);
        var records = new List<SpoolRecord>();
        while (spool.ReadNext(cursor) is { } record)
        {
            records.Add(record);
        }

        return records;
    }

    public static ulong[] Seqs(Spool spool) => [.. ReadAll(spool).Select(r => r.Seq)];

    public static void Define(Spool spool, params string[] names)
    {
        foreach (string name in names)
        {
            Assert.True(spool.Series.TryResolve(Labels.Create(name), out _));
        }

        Assert.True(spool.Series.Commit());
    }

    public void Dispose() => _folder.Dispose();
}
