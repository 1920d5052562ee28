using Vedette.Collectors.Text;

namespace Vedette.Collectors.Processes;

/// <summary>The lines of /proc/PID/status that no other file has. Kernels before 2.6.34 print no VmSwap.</summary>
/// <param name="State">The letter; 0 where there is no such line.</param>
/// <param name="Uid">The effective one, as ps shows it.</param>
internal readonly record struct ProcessStatus(byte State, int? Uid, long? SwapBytes)
{
    public static ProcessStatus Parse(ReadOnlySpan<byte> text)
    {
        byte state = 0;
        int? uid = null;
        long? swap = null;
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var fields = new FieldReader(line);
            fields.TryNext(out ReadOnlySpan<byte> name);
            if (name.SequenceEqual("State:"u8) && fields.TryNext(out ReadOnlySpan<byte> letter))
            {
                state = letter[0];
            }
            else if (name.SequenceEqual("Uid:"u8) && fields.TryNextNumber(out _) && fields.TryNextNumber(out ulong effective))
            {
                uid = unchecked((int)effective);   // 4294967294, nobody of some systems, wraps as it does in C; Users takes it back.
            }
            else if (name.SequenceEqual("VmSwap:"u8) && fields.TryNextNumber(out ulong kilobytes) && kilobytes <= long.MaxValue / 1024)
            {
                swap = (long)kilobytes * 1024;
                break;
            }
        }

        return new ProcessStatus(state, uid, swap);
    }
}
