using Vedette.MethodOrder.Elf;

namespace Vedette.MethodOrder.Code;

/// <summary>Which methods a section of code has, and where each goes: the used ones first, both kinds in the order they had.</summary>
internal sealed class MethodPlan
{
    private readonly long[] _starts;

    public MethodPlan(ElfObject file, ElfSection code, Func<string, bool> isUsed)
    {
        Units = Read(file, code, isUsed);
        _starts = [.. Units.Select(u => u.Start)];
        Size = Place(code.Alignment);
    }

    public IReadOnlyList<MethodUnit> Units { get; }

    /// <summary>Of the section as it will be.</summary>
    public long Size { get; }

    public MethodUnit At(long offset)
    {
        int found = Array.BinarySearch(_starts, offset);
        return Units[found >= 0 ? found : ~found - 1];
    }

    public MethodUnit? StartingAt(long offset) => Array.BinarySearch(_starts, offset) is >= 0 and var found ? Units[found] : null;

    private static MethodUnit[] Read(ElfObject file, ElfSection code, Func<string, bool> isUsed)
    {
        // Methods with the same body are one: several names at one place.
        ElfSymbol[][] methods = [.. file.Symbols.Where(s => s.Section == code.Index && !s.IsSection).GroupBy(s => s.Value).OrderBy(g => g.Key).Select(g => g.ToArray())];
        if (methods.Length == 0 || methods[0][0].Value != 0)
        {
            throw new MethodOrderException($"{code.Name} does not begin with a method");
        }

        var units = new MethodUnit[methods.Length];
        for (int i = 0; i < units.Length; i++)
        {
            ElfSymbol first = methods[i][0];
            long end = i + 1 < units.Length ? methods[i + 1][0].Value : code.Size;
            long codeEnd = first.Value + methods[i].Max(s => s.Size);
            if (!methods[i].All(s => s.IsFunction) || codeEnd == first.Value || codeEnd > end)
            {
                throw new MethodOrderException($"{first.Name} at {first.Value:x} of {code.Name} is no method on its own: it ends at {codeEnd:x}, and the next one begins at {end:x}");
            }

            units[i] = new MethodUnit(first.Value, codeEnd, end, methods[i].Any(s => isUsed(s.Name)));
        }

        return units;
    }

    // What lay side by side and stays so is moved as one piece, by a multiple of the section's alignment: whatever alignment a method asked for it keeps, at the price of some bytes where pieces meet.
    private long Place(long alignment)
    {
        long next = 0;
        MethodUnit? before = null;
        foreach (MethodUnit unit in Units.Where(u => u.IsUsed).Concat(Units.Where(u => !u.IsUsed)))
        {
            unit.NewStart = before is { } and var neighbour && neighbour.End == unit.Start ? next : next + Remainder(unit.Start - next, alignment);
            next = unit.NewStart + (unit.End - unit.Start);
            before = unit;
        }

        return next;
    }

    private static long Remainder(long distance, long alignment) => ((distance % alignment) + alignment) % alignment;
}
