using Vedette.Collectors.Text;

namespace Vedette.Collectors.Processes;

/// <summary>/proc/PID/io: bytes that went to and came from storage, and how many calls asked for any. Kernels built without task accounting have no such file.</summary>
internal readonly record struct ProcessIo(long? ReadBytes, long? WriteBytes, long? ReadCalls, long? WriteCalls)
{
    public static ProcessIo Parse(ReadOnlySpan<byte> text)
    {
        var io = default(ProcessIo);
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var fields = new FieldReader(line);
            if (!fields.TryNext(out ReadOnlySpan<byte> name) || !fields.TryNextNumber(out ulong value) || value > long.MaxValue)
            {
                continue;
            }

            io = name switch
            {
                _ when name.SequenceEqual("read_bytes:"u8) => io with { ReadBytes = (long)value },
                _ when name.SequenceEqual("write_bytes:"u8) => io with { WriteBytes = (long)value },
                _ when name.SequenceEqual("syscr:"u8) => io with { ReadCalls = (long)value },
                _ when name.SequenceEqual("syscw:"u8) => io with { WriteCalls = (long)value },
                _ => io,
            };
        }

        return io;
    }
}
