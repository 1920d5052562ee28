using Vedette.Collectors.Hardware;
using Vedette.Collectors.Network;
using Vedette.Model.States;

namespace Vedette.Collectors.HostState;

/// <summary>Network interfaces as entities, their counters from what the collector read in this cycle. The host's ends of containers' interfaces (veth) come and go with those and are left out.</summary>
internal sealed class NetworkInterfaceStates : IStateSource
{
    private const long FactsMilliseconds = 30 * 1000;

    // The places of the counters in /proc/net/dev.
    private const int ReceiveBytes = 0;
    private const int TransmitBytes = 8;

    private readonly NetworkCollector _collector;
    private readonly InterfaceFactsReader _reader;
    private Dictionary<string, InterfaceFacts>? _facts;
    private long _readAtMs;

    public NetworkInterfaceStates(HostFiles files, NetworkCollector collector)
        : this(files, collector, InterfaceAddresses.Read)
    {
    }

    internal NetworkInterfaceStates(HostFiles files, NetworkCollector collector, Func<IReadOnlyList<InterfaceAddress>> readAddresses)
    {
        _collector = collector;
        _reader = new InterfaceFactsReader(files, readAddresses);
    }

    public string Name => "network-state";

    public IReadOnlyList<EntityKind> Kinds { get; } = [EntityKind.NetworkInterface];

    /// <exception cref="IOException">The interfaces could not be read in this cycle.</exception>
    public void Report(IStateSink sink)
    {
        IReadOnlyList<InterfaceSeries> current = _collector.Current ?? throw new IOException("The interfaces' counters were not read in this cycle.");
        if (_facts is null || Math.Abs(sink.TimestampMs - _readAtMs) >= FactsMilliseconds || current.Any(series => IsShown(series.Device) && !_facts.ContainsKey(series.Device)))
        {
            _facts = _reader.Read(current.Select(series => series.Device).Where(IsShown));
            _readAtMs = sink.TimestampMs;
        }

        foreach (InterfaceSeries series in current)
        {
            if (_facts.TryGetValue(series.Device, out InterfaceFacts? facts))
            {
                Describe(series.Device, facts, sink.Description);
                Read(series.Counters, sink.Readings);
                sink.Add(EntityKind.NetworkInterface, series.Device);
            }
        }
    }

    private static bool IsShown(string device) => !device.StartsWith("veth", StringComparison.Ordinal);

    private static void Describe(string device, InterfaceFacts facts, FieldWriter description)
    {
        description.Text(NetworkInterfaceFields.Name, device);
        description.Text(NetworkInterfaceFields.Mac, facts.Mac);
        description.TextList(NetworkInterfaceFields.Addresses, facts.Addresses);
        description.Text(NetworkInterfaceFields.Kind, facts.Kind);
        description.Integer(NetworkInterfaceFields.SpeedMbits, facts.SpeedMbits);
        description.Integer(NetworkInterfaceFields.Mtu, facts.Mtu);
        description.Text(NetworkInterfaceFields.OperationalState, facts.OperationalState);
        description.Text(NetworkInterfaceFields.Driver, facts.Driver);
        description.Text(NetworkInterfaceFields.Duplex, facts.Duplex);
        description.TextList(NetworkInterfaceFields.Flags, facts.Flags);
    }

    private static void Read(ReadOnlySpan<ulong> counters, FieldWriter readings)
    {
        readings.Integer(NetworkInterfaceFields.ReceiveBytesTotal, Known(counters[ReceiveBytes]));
        readings.Integer(NetworkInterfaceFields.TransmitBytesTotal, Known(counters[TransmitBytes]));
        readings.Integer(NetworkInterfaceFields.ReceivePacketsTotal, Known(counters[ReceiveBytes + 1]));
        readings.Integer(NetworkInterfaceFields.TransmitPacketsTotal, Known(counters[TransmitBytes + 1]));
        readings.Integer(NetworkInterfaceFields.ReceiveErrorsTotal, Known(counters[ReceiveBytes + 2]));
        readings.Integer(NetworkInterfaceFields.TransmitErrorsTotal, Known(counters[TransmitBytes + 2]));
        readings.Integer(NetworkInterfaceFields.ReceiveDropsTotal, Known(counters[ReceiveBytes + 3]));
        readings.Integer(NetworkInterfaceFields.TransmitDropsTotal, Known(counters[TransmitBytes + 3]));
    }

    private static long? Known(ulong counter) => counter <= long.MaxValue ? (long)counter : null;
}
