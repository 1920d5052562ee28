using System.Buffers.Text;

namespace Vedette.Collectors.Processes;

/// <summary>/proc/PID/stat. The name in it may hold anything - brackets, newlines, bytes that are no UTF-8 - so the rest starts behind the last bracket.</summary>
internal ref struct ProcessStat
{
    /// <summary>PF_KTHREAD, since 2.6.27.</summary>
    private const long KernelThreadFlag = 0x0020_0000;

    /// <summary>Numbers between the state and start_stack, fields 4 to 28; the oldest kernels print them all.</summary>
    private const int Numbers = 25;

    /// <summary>The number of the first of them.</summary>
    private const int FirstField = 4;

    public ReadOnlySpan<byte> Name { get; private set; }

    public byte State { get; private set; }

    public int ParentPid { get; private set; }

    public bool IsKernelThread { get; private set; }

    public long CpuTicks { get; private set; }

    public int Nice { get; private set; }

    public int Threads { get; private set; }

    public long StartTicks { get; private set; }

    public long VirtualBytes { get; private set; }

    public long ResidentPages { get; private set; }

    /// <summary>Where the stack starts, another address after each exec; 0 without the right to see it, and for zombies and kernel threads.</summary>
    public ulong StackStart { get; private set; }

    public static bool TryParse(ReadOnlySpan<byte> text, out ProcessStat stat)
    {
        stat = default;
        int open = text.IndexOf((byte)'(');
        int close = text.LastIndexOf((byte)')');
        if (open < 1 || close < open || text.Length < close + 4 || text[close + 1] != ' ' || text[close + 3] != ' ')
        {
            return false;
        }

        Span<long> numbers = stackalloc long[Numbers];
        if (!TryReadNumbers(text[(close + 3)..], numbers))
        {
            return false;
        }

        stat.Name = text[(open + 1)..close];
        stat.State = text[close + 2];
        stat.ParentPid = (int)Field(numbers, 4);
        stat.IsKernelThread = (Field(numbers, 9) & KernelThreadFlag) != 0;
        stat.CpuTicks = Math.Max(0, Field(numbers, 14)) + Math.Max(0, Field(numbers, 15));
        stat.Nice = (int)Field(numbers, 19);
        stat.Threads = (int)Field(numbers, 20);
        stat.StartTicks = Field(numbers, 22);
        stat.VirtualBytes = Math.Max(0, Field(numbers, 23));
        stat.ResidentPages = Math.Max(0, Field(numbers, 24));
        stat.StackStart = (ulong)Field(numbers, 28);
        return stat.StartTicks >= 0;
    }

    private static long Field(ReadOnlySpan<long> numbers, int field) => numbers[field - FirstField];

    private static bool TryReadNumbers(ReadOnlySpan<byte> rest, Span<long> numbers)
    {
        int at = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            if (at >= rest.Length || rest[at] != ' ')
            {
                return false;
            }

            at++;
            if (Utf8Parser.TryParse(rest[at..], out long number, out int consumed))
            {
                numbers[i] = number;
            }
            else if (Utf8Parser.TryParse(rest[at..], out ulong large, out consumed))
            {
                numbers[i] = (long)large;   // rsslim and addresses use all 64 bits.
            }
            else
            {
                return false;
            }

            at += consumed;
        }

        return true;
    }
}
