using Vedette.Collectors.Text;

namespace Vedette.Collectors.Cgroups;

/// <summary>The four fields of /proc/PID/stat that a sum over processes needs. proc(5) numbers them from 1.</summary>
internal readonly record struct ProcessStat(ulong CpuTicks, ulong Threads, ulong StartTicks, ulong ResidentPages)
{
    private const int State = 3;
    private const int UserTime = 14;
    private const int SystemTime = 15;
    private const int ThreadCount = 20;
    private const int StartTime = 22;
    private const int Resident = 24;

    public static bool TryParse(ReadOnlySpan<byte> text, out ProcessStat stat)
    {
        stat = default;
        // The name may hold blanks and parentheses; fields are counted from behind its last one.
        int nameEnd = text.LastIndexOf((byte)')');
        if (nameEnd < 0)
        {
            return false;
        }

        var fields = new FieldReader(text[(nameEnd + 1)..].TrimEnd((byte)'\n'));
        ulong user = 0, system = 0, threads = 0, start = 0;
        for (int number = State; fields.TryNext(out ReadOnlySpan<byte> field); number++)
        {
            if (number is not (UserTime or SystemTime or ThreadCount or StartTime or Resident))
            {
                continue;
            }

            if (!DecimalNumber.TryParse(field, out ulong value))
            {
                return false;
            }

            switch (number)
            {
                case UserTime: user = value; break;
                case SystemTime: system = value; break;
                case ThreadCount: threads = value; break;
                case StartTime: start = value; break;
                default:
                    stat = new ProcessStat(user + system, threads, start, value);
                    return true;
            }
        }

        return false;
    }
}
