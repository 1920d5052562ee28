using Vedette.Collectors.Text;

namespace Vedette.Collectors.Cpu;

/// <summary>A line of /proc/stat with one number of interest behind its name: ctxt, intr (its first number is the sum), processes and the like.</summary>
internal static class StatCounterLine
{
    public static bool TryParse(ReadOnlySpan<byte> line, out StatCounter counter, out ulong value)
    {
        var fields = new FieldReader(line);
        value = 0;
        counter = fields.TryNext(out ReadOnlySpan<byte> name) ? Which(name) : StatCounter.None;
        return counter != StatCounter.None && fields.TryNextNumber(out value);
    }

    private static StatCounter Which(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("intr"u8) => StatCounter.Interrupts,
        _ when name.SequenceEqual("ctxt"u8) => StatCounter.ContextSwitches,
        _ when name.SequenceEqual("btime"u8) => StatCounter.BootTime,
        _ when name.SequenceEqual("processes"u8) => StatCounter.Forks,
        _ when name.SequenceEqual("procs_running"u8) => StatCounter.Running,
        _ when name.SequenceEqual("procs_blocked"u8) => StatCounter.Blocked,
        _ => StatCounter.None,
    };
}
