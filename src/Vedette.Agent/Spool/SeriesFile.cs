using System.Buffers.Binary;
using Google.Protobuf;
using Microsoft.Win32.SafeHandles;
using Vedette.Chunks.Bits;
using Vedette.Model.Series;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Spool;

/// <summary>The file <c>series</c>: one checksummed record per series, in the order of their references. Only ever appended to.</summary>
internal sealed class SeriesFile : IDisposable
{
    private const int PrefixBytes = 8;
    // Labels of this length are nobody's.
    private const int MaxDefinitionBytes = 64 * 1024;

    private readonly string _path;
    private readonly ISpoolDisk _disk;
    private SafeFileHandle? _file;
    private long _length;

    private SeriesFile(string path, ISpoolDisk disk, long length)
    {
        _path = path;
        _disk = disk;
        _length = length;
    }

    public long Length => _length;

    private static ReadOnlySpan<byte> Header => [(byte)'V', (byte)'S', (byte)'E', (byte)'R', 1, 0, 0, 0];

    /// <summary>Reads what is there. <paramref name="damaged"/>: sound records may have followed a broken one, so references known to the server are lost here.</summary>
    public static SeriesFile Open(string path, ISpoolDisk disk, ICollection<Labels> series, out bool damaged)
    {
        byte[] content = File.Exists(path) ? File.ReadAllBytes(path) : [];
        damaged = content.Length >= Header.Length && !content.AsSpan().StartsWith(Header);
        int end = content.Length < Header.Length || damaged ? 0 : Header.Length;
        while (end >= Header.Length && content.Length - end >= PrefixBytes)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(end));
            if (length <= MaxDefinitionBytes && length > content.Length - end - PrefixBytes)
            {
                break;
            }

            if (length > MaxDefinitionBytes || !TryParse(content.AsSpan(end, PrefixBytes + (int)length), out Labels? labels))
            {
                damaged = true;
                break;
            }

            series.Add(labels!);
            end += PrefixBytes + (int)length;
        }

        return new SeriesFile(path, disk, end);
    }

    /// <summary>Writes the definitions and waits until they are on the disk: the server may be told of a series only when a restart cannot forget it.</summary>
    /// <exception cref="IOException">The disk does not take them; nothing was added.</exception>
    public void Append(IEnumerable<Labels> series)
    {
        using var buffer = new MemoryStream();
        if (_length == 0)
        {
            buffer.Write(Header);
        }

        Span<byte> prefix = stackalloc byte[PrefixBytes];
        foreach (Labels labels in series)
        {
            byte[] definition = Definition(labels).ToByteArray();
            BinaryPrimitives.WriteUInt32LittleEndian(prefix, (uint)definition.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(prefix[4..], Checksum(prefix[..4], definition));
            buffer.Write(prefix);
            buffer.Write(definition);
        }

        if (_file is null)
        {
            _file = _disk.OpenForWriting(_path);
            _disk.Truncate(_file, _length);
        }

        _disk.Write(_file, buffer.GetBuffer().AsSpan(0, (int)buffer.Length), _length);
        _disk.Flush(_file);
        _length += buffer.Length;
    }

    public static SeriesDefinition Definition(Labels labels)
    {
        var definition = new SeriesDefinition { Metric = labels.MetricName };
        foreach (Label label in labels.AsSpan())
        {
            if (!string.Equals(label.Name, Labels.MetricNameLabel, StringComparison.Ordinal))
            {
                definition.Labels.Add(new LabelPair { Name = label.Name, Value = label.Value });
            }
        }

        return definition;
    }

    public void Dispose() => _file?.Dispose();

    private static bool TryParse(ReadOnlySpan<byte> record, out Labels? labels)
    {
        labels = null;
        if (BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) != Checksum(record[..4], record[PrefixBytes..]))
        {
            return false;
        }

        try
        {
            SeriesDefinition definition = SeriesDefinition.Parser.ParseFrom(record[PrefixBytes..]);
            labels = Labels.Create(definition.Metric, [.. definition.Labels.Select(l => new Label(l.Name, l.Value))]);
            return true;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or ArgumentException)
        {
            return false;
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> length, ReadOnlySpan<byte> definition) =>
        Crc32C.Append(Crc32C.Compute(length), definition);
}
