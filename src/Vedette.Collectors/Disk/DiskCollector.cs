using Vedette.Collectors.Devices;
using Vedette.Collectors.Files;
using Vedette.Collectors.Rates;
using Vedette.Collectors.Text;
using Vedette.Model.Hosts;
using Vedette.Model.Series;

namespace Vedette.Collectors.Disk;

/// <summary>/proc/diskstats: the counters of each disk, and bytes per second over all whole disks.</summary>
public sealed class DiskCollector : ICollector, IDisposable
{
    private static readonly Labels ReadSeries = Labels.Create(HostMetrics.DiskReadBytesPerSecond.Series);
    private static readonly Labels WriteSeries = Labels.Create(HostMetrics.DiskWriteBytesPerSecond.Series);

    private readonly HostFileReader _diskstats;
    private readonly DeviceTable<DiskSeries> _devices;

    public DiskCollector(HostFiles files)
    {
        var classifier = new BlockDeviceClassifier(files);
        _diskstats = new HostFileReader(files.Proc("diskstats"), FileCap.TableBytes);
        _devices = new DeviceTable<DiskSeries>(device => new DiskSeries(device, classifier.Classify(device)));
    }

    public string Name => "diskstats";

    public void Collect(ISampleSink sink)
    {
        var read = default(RateSum);
        var written = default(RateSum);
        Span<ulong> counters = stackalloc ulong[DiskstatsLine.MostCounters];
        var lines = new LineReader(_diskstats.Read());
        _devices.BeginCycle();
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            int count = DiskstatsLine.Parse(line, out ReadOnlySpan<byte> device, counters);
            if (count == 0 || _devices.Find(device) is not { Kind: not BlockDeviceKind.Ignored } disk)
            {
                continue;
            }

            disk.Write(counters[..count], sink);
            if (disk.Kind == BlockDeviceKind.Whole)
            {
                read.Add(disk.ReadBytesPerSecond(counters, sink.MonotonicSeconds));
                written.Add(disk.WrittenBytesPerSecond(counters, sink.MonotonicSeconds));
            }
        }

        _devices.EndCycle();
        sink.AddKnown(ReadSeries, read.Value);
        sink.AddKnown(WriteSeries, written.Value);
    }

    public void Dispose() => _diskstats.Dispose();
}
