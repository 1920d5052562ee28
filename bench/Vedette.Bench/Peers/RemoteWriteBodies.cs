using System.Buffers.Binary;
using System.Text;
using IronSnappy;
using Vedette.Bench.Recording;
using Vedette.Model.Series;

namespace Vedette.Bench.Peers;

/// <summary>Prometheus remote write bodies (protobuf <c>WriteRequest</c>, Snappy block format): one scrape of one host each.</summary>
internal sealed class RemoteWriteBodies
{
    private const byte SeriesTag = 0x0A;
    private const byte LabelTag = 0x0A;
    private const byte SampleTag = 0x12;
    private const byte ValueTag = 0x09;
    private const byte TimestampTag = 0x10;

    private readonly Fleet _fleet;
    private readonly byte[][][] _labels;

    public RemoteWriteBodies(Fleet fleet)
    {
        _fleet = fleet;
        _labels = [.. Enumerable.Range(0, fleet.Hosts).Select(host => fleet.Series.Select(s => Labels(s, host)).ToArray())];
    }

    public byte[] Body(int host, int step, long timestampMs)
    {
        var body = new MemoryStream();
        Span<byte> sample = stackalloc byte[24];
        ReadOnlySpan<double> values = _fleet.Values(host, step);
        for (int i = 0; i < values.Length; i++)
        {
            sample[0] = ValueTag;
            BinaryPrimitives.WriteDoubleLittleEndian(sample[1..], values[i]);
            sample[9] = TimestampTag;
            int length = 10 + WriteVarint(sample[10..], (ulong)timestampMs);
            byte[] labels = _labels[host][i];
            body.WriteByte(SeriesTag);
            Varint(body, labels.Length + 2 + length);
            body.Write(labels);
            body.WriteByte(SampleTag);
            body.WriteByte((byte)length);
            body.Write(sample[..length]);
        }

        return Snappy.Encode(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    // The numbers that Prometheus itself would send: no agent label, names in order.
    private static byte[] Labels(RecordedSeries series, int host)
    {
        var bytes = new MemoryStream();
        IEnumerable<Label> labels = series.Labels
            .Append(new Label(Model.Series.Labels.MetricNameLabel, series.Metric)).Append(new Label("instance", Fleet.Instance(host))).Append(new Label("job", "node"));
        foreach (Label label in labels.OrderBy(l => l.Name, StringComparer.Ordinal))
        {
            byte[] name = Encoding.UTF8.GetBytes(label.Name);
            byte[] value = Encoding.UTF8.GetBytes(label.Value);
            var pair = new MemoryStream();
            pair.WriteByte(0x0A);
            Varint(pair, name.Length);
            pair.Write(name);
            pair.WriteByte(0x12);
            Varint(pair, value.Length);
            pair.Write(value);
            bytes.WriteByte(LabelTag);
            Varint(bytes, (int)pair.Length);
            pair.WriteTo(bytes);
        }

        return bytes.ToArray();
    }

    private static void Varint(MemoryStream into, int value)
    {
        Span<byte> bytes = stackalloc byte[10];
        into.Write(bytes[..WriteVarint(bytes, (ulong)value)]);
    }

    private static int WriteVarint(Span<byte> into, ulong value)
    {
        int at = 0;
        while (value >= 0x80)
        {
            into[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        into[at++] = (byte)value;
        return at;
    }
}
