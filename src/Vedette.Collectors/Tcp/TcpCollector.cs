using Vedette.Collectors.Files;
using Vedette.Collectors.Text;
using Vedette.Model.Hosts;
using Vedette.Model.Series;

namespace Vedette.Collectors.Tcp;

/// <summary>TCP's counters and sockets; connections of IPv4 and IPv6 are counted together.</summary>
public sealed class TcpCollector(HostFiles files) : ICollector, IDisposable
{
    private static readonly Labels EstablishedSeries = Labels.Create(HostMetrics.TcpEstablished.Series);
    private static readonly Labels MemoryBytesSeries = Labels.Create("node_sockstat_TCP_mem_bytes");

    // node_exporter's default choice of these tables.
    private static readonly NamedSeries Counters = new(
        "node_netstat_Tcp_", "ActiveOpens", "PassiveOpens", "CurrEstab", "InSegs", "OutSegs", "RetransSegs", "InErrs", "OutRsts");

    private static readonly NamedSeries Sockets = new("node_sockstat_TCP_", "inuse", "orphan", "tw", "alloc", "mem");
    private static readonly NamedSeries Sockets6 = new("node_sockstat_TCP6_", "inuse");

    private readonly HostFileReader _snmp = new(files.Proc("net/snmp"), FileCap.SmallBytes);
    private readonly HostFileReader _sockstat = new(files.Proc("net/sockstat"), FileCap.SmallBytes);
    private readonly HostFileReader _sockstat6 = new(files.Proc("net/sockstat6"), FileCap.SmallBytes);

    public string Name => "tcp";

    public void Collect(ISampleSink sink)
    {
        bool hasConnections = WriteCounters(_snmp.Read(), sink);
        WriteSockets(_sockstat.Read(), "TCP"u8, Sockets, sink);
        if (_sockstat6.TryRead(out ReadOnlySpan<byte> sockstat6))
        {
            WriteSockets(sockstat6, "TCP6"u8, Sockets6, sink);
        }

        if (!hasConnections)
        {
            throw new FormatException($"{_snmp.Path} does not tell TCP's CurrEstab.");
        }
    }

    public void Dispose()
    {
        _snmp.Dispose();
        _sockstat.Dispose();
        _sockstat6.Dispose();
    }

    /// <returns>True where the number of connections was among the counters.</returns>
    private static bool WriteCounters(ReadOnlySpan<byte> snmp, ISampleSink sink)
    {
        bool hasConnections = false;
        var counters = new SnmpTcpParser(snmp);
        while (counters.TryNext(out ReadOnlySpan<byte> name, out ulong value))
        {
            if (Counters.Find(name) is { } series)
            {
                sink.Add(series, value);
            }

            if (name.SequenceEqual("CurrEstab"u8))
            {
                sink.Add(EstablishedSeries, value);
                hasConnections = true;
            }
        }

        return hasConnections;
    }

    private static void WriteSockets(ReadOnlySpan<byte> sockstat, ReadOnlySpan<byte> protocol, NamedSeries written, ISampleSink sink)
    {
        var lines = new LineReader(sockstat);
        while (lines.TryNext(out ReadOnlySpan<byte> text))
        {
            var line = new SockstatLine(text);
            if (!line.Protocol.SequenceEqual(protocol))
            {
                continue;
            }

            while (line.TryNext(out ReadOnlySpan<byte> name, out ulong value))
            {
                if (written.Find(name) is { } series)
                {
                    sink.Add(series, value);
                }

                if (name.SequenceEqual("mem"u8))
                {
                    sink.Add(MemoryBytesSeries, value * (double)Environment.SystemPageSize);
                }
            }
        }
    }
}
