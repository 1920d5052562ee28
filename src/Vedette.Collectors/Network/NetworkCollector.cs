using Vedette.Collectors.Devices;
using Vedette.Collectors.Files;
using Vedette.Collectors.Text;
using Vedette.Model.Hosts;
using Vedette.Model.Series;

namespace Vedette.Collectors.Network;

/// <summary>/proc/net/dev: the counters of each interface, and the host's traffic as a whole.</summary>
public sealed class NetworkCollector : ICollector, IDisposable
{
    private static readonly Labels ReceiveRate = Labels.Create(HostMetrics.NetworkReceiveBytesPerSecond.Series);
    private static readonly Labels TransmitRate = Labels.Create(HostMetrics.NetworkTransmitBytesPerSecond.Series);
    private static readonly Labels ReceiveTotal = Labels.Create(HostMetrics.NetworkReceiveBytesTotal.Series);
    private static readonly Labels TransmitTotal = Labels.Create(HostMetrics.NetworkTransmitBytesTotal.Series);

    private readonly HostFileReader _netDev;
    private readonly DeviceTable<InterfaceSeries> _interfaces;
    private readonly List<InterfaceSeries> _current = [];
    private readonly HostTraffic _received = new();
    private readonly HostTraffic _transmitted = new();
    private bool _isCurrent;

    public NetworkCollector(HostFiles files)
    {
        var classifier = new InterfaceClassifier(files);
        _netDev = new HostFileReader(files.Proc("net/dev"), FileCap.TableBytes);
        _interfaces = new DeviceTable<InterfaceSeries>(device => new InterfaceSeries(device, classifier.Classify(device)));
    }

    public string Name => "netdev";

    /// <summary>The interfaces of the last cycle; null where it failed, and before the first.</summary>
    internal IReadOnlyList<InterfaceSeries>? Current => _isCurrent ? _current : null;

    public void Collect(ISampleSink sink)
    {
        _isCurrent = false;
        _current.Clear();
        Span<ulong> counters = stackalloc ulong[NetDevLine.Counters];
        var lines = new LineReader(_netDev.Read());
        _interfaces.BeginCycle();
        _received.BeginCycle();
        _transmitted.BeginCycle();
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (NetDevLine.TryParse(line, out ReadOnlySpan<byte> device, counters))
            {
                InterfaceSeries series = _interfaces.Find(device);
                series.Write(counters, sink);
                _current.Add(series);
                _received.Add(series.Kind, series.Received);
                _transmitted.Add(series.Kind, series.Transmitted);
            }
        }

        _interfaces.EndCycle();
        _isCurrent = true;
        _received.EndCycle();
        _transmitted.EndCycle();
        sink.AddKnown(ReceiveRate, _received.BytesPerSecond);
        sink.AddKnown(TransmitRate, _transmitted.BytesPerSecond);
        sink.AddKnown(ReceiveTotal, _received.TotalBytes);
        sink.AddKnown(TransmitTotal, _transmitted.TotalBytes);
    }

    public void Dispose() => _netDev.Dispose();
}
