using System.Globalization;
using Vedette.MethodOrder;
using Vedette.MethodOrder.Code;
using Vedette.MethodOrder.Elf;
using Vedette.MethodOrder.Recording;

try
{
    return args switch
    {
        ["apply", var file, var list] => Apply(file, list),
        ["record", var process, var seconds] => Record(int.Parse(process, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture))),
        _ => Usage(),
    };
}
catch (Exception e) when (e is MethodOrderException or IOException or UnauthorizedAccessException or ArgumentOutOfRangeException or OverflowException or FormatException)
{
    Console.Error.WriteLine($"vedette-method-order: {e.Message}. (The agent builds without this step with -p:OrderMethods=false.)");
    return 1;
}

static int Apply(string file, string list)
{
    var used = new UsedMethods(File.ReadLines(list));
    var code = new ElfObject(File.ReadAllBytes(file));
    MethodPlan plan = MethodMover.Move(code, used.Contains);
    File.WriteAllBytes(file, code.Bytes.Span);
    MethodUnit[] first = [.. plan.Units.Where(u => u.IsUsed)];
    Console.WriteLine($"{first.Length} of {plan.Units.Count} methods come first, {first.Sum(u => u.CodeEnd - u.Start)} of {plan.Size} bytes; {used.Count - used.Met} of {used.Count} names were not found.");
    return 0;
}

// Symbols as `nm --defined-only` writes them come from the standard input: address, kind, name.
static int Record(int process, TimeSpan time)
{
    var names = new Dictionary<long, string>();
    var marks = new Dictionary<string, long>(StringComparer.Ordinal);
    while (Console.In.ReadLine() is { } line)
    {
        if (line.Split(' ', 3) is not [var place, "t" or "T", var name])
        {
            continue;
        }

        long address = long.Parse(place, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (name.EndsWith(MethodMover.CodeSection, StringComparison.Ordinal))
        {
            marks[name] = address;
        }
        else
        {
            // Methods with the same body are one: the first name stands for all.
            names.TryAdd(address, name);
        }
    }

    long first = Mark(marks, "__start_"), last = Mark(marks, "__stop_"), start = EntryRecorder.BaseOf(process);
    using var recorder = new EntryRecorder(process);
    IReadOnlySet<long> met = recorder.Record(names.Keys.Where(a => a >= first && a < last).Select(a => start + a), time);
    foreach (string name in met.Select(a => UsedMethods.WithoutNumbers(names[a - start])).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
    {
        Console.WriteLine(name);
    }

    return 0;
}

static long Mark(Dictionary<string, long> marks, string mark) =>
    marks.TryGetValue(mark + MethodMover.CodeSection, out long address) ? address : throw new MethodOrderException($"the symbols name no {mark}{MethodMover.CodeSection}");

static int Usage()
{
    Console.Error.WriteLine("vedette-method-order apply OBJECT LIST\nnm --defined-only SYMBOLS | vedette-method-order record PROCESS SECONDS");
    return 2;
}
