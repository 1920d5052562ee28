using Vedette.Model.Series;

namespace Vedette.Collectors.Network;

/// <summary>One interface: its series and the baselines of its traffic.</summary>
internal sealed class InterfaceSeries
{
    private const int ReceivedBytes = 0;
    private const int TransmittedBytes = 8;

    // Which counters of /proc/net/dev are written; the rest (fifo, frame, compressed, colls, carrier, multicast) is zero nearly everywhere.
    private static readonly (int Counter, string Metric)[] Written =
    [
        (ReceivedBytes, "node_network_receive_bytes_total"),
        (1, "node_network_receive_packets_total"),
        (2, "node_network_receive_errs_total"),
        (3, "node_network_receive_drop_total"),
        (TransmittedBytes, "node_network_transmit_bytes_total"),
        (9, "node_network_transmit_packets_total"),
        (10, "node_network_transmit_errs_total"),
        (11, "node_network_transmit_drop_total"),
    ];

    private readonly Labels[] _series;
    private readonly ulong[] _counters = new ulong[NetDevLine.Counters];

    public InterfaceSeries(string device, InterfaceKind kind)
    {
        Device = device;
        Kind = kind;
        _series = [.. Written.Select(written => Labels.Create(written.Metric, new Label("device", device)))];
    }

    public string Device { get; }

    public InterfaceKind Kind { get; }

    /// <summary>As last read, in the order of /proc/net/dev.</summary>
    public ReadOnlySpan<ulong> Counters => _counters;

    public InterfaceTraffic Received { get; } = new();

    public InterfaceTraffic Transmitted { get; } = new();

    public void Write(ReadOnlySpan<ulong> counters, ISampleSink sink)
    {
        counters[..NetDevLine.Counters].CopyTo(_counters);
        for (int i = 0; i < Written.Length; i++)
        {
            sink.Add(_series[i], counters[Written[i].Counter]);
        }

        Received.Advance(counters[ReceivedBytes], sink.MonotonicSeconds);
        Transmitted.Advance(counters[TransmittedBytes], sink.MonotonicSeconds);
    }
}
