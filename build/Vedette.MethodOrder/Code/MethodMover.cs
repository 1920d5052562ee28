using System.Buffers.Binary;
using Vedette.MethodOrder.Elf;

namespace Vedette.MethodOrder.Code;

/// <summary>
/// Moves the methods of an object of the ahead-of-time compiler: (1) plan (2) take each method to its place, and correct the distances to other methods that the compiler has already written (3) symbols (4) relocations
/// (5) without the debugging data, which would describe the old order. Where anything is not as expected nothing is changed: every instruction has to be known and end where its method ends, every relocation has to lie on
/// a distance, and every distance has to lead to the beginning of a method.
/// </summary>
internal static class MethodMover
{
    public const string CodeSection = "__managedcode";

    private const byte Breakpoint = 0xCC;

    public static MethodPlan Move(ElfObject file, Func<string, bool> isUsed)
    {
        // :: (1)
        ElfSection code = file.Section(CodeSection);
        RefuseSectionRelative(file, code);
        var plan = new MethodPlan(file, code, isUsed);

        // :: (2)
        ElfSection? table = file.RelocationsOf(code);
        ElfRelocation[] relocations = table is { } known ? [.. file.Relocations(known).OrderBy(r => r.Offset)] : [];
        byte[] moved = Rewrite(file.Content(code), plan, relocations);
        file.Replace(code, moved);

        // :: (3)
        for (int i = 0; i < file.Symbols.Count; i++)
        {
            ElfSymbol symbol = file.Symbols[i];
            if (symbol.Section == code.Index && !symbol.IsSection)
            {
                file.MoveSymbol(i, plan.At(symbol.Value).NewStart);
            }
        }

        // :: (4)
        if (table is { } written)
        {
            file.WriteRelocations(written, relocations.Select(r => r with { Offset = r.Offset + plan.At(r.Offset).Moved }).OrderBy(r => r.Offset));
        }

        // :: (5)
        foreach (ElfSection section in file.Sections.Where(s => IsDebugging(s.Name)).ToArray())
        {
            file.Empty(section);
        }

        return plan;
    }

    private static bool IsDebugging(string section) => section.StartsWith(".debug_", StringComparison.Ordinal) || section.StartsWith(".rela.debug_", StringComparison.Ordinal);

    // "Offset 1234 of this section" would lead into another method afterwards.
    private static void RefuseSectionRelative(ElfObject file, ElfSection code)
    {
        foreach (ElfSection table in file.Sections.Where(s => s.Type == ElfSection.Relocations && !IsDebugging(s.Name)))
        {
            if (file.Relocations(table).Any(r => file.Symbols[r.Symbol] is { IsSection: true } symbol && symbol.Section == code.Index))
            {
                throw new MethodOrderException($"{table.Name} refers to places in {code.Name} by their offset");
            }
        }
    }

    private static byte[] Rewrite(ReadOnlySpan<byte> old, MethodPlan plan, ElfRelocation[] relocations)
    {
        byte[] moved = new byte[plan.Size];
        Array.Fill(moved, Breakpoint);
        int relocation = 0;
        foreach (MethodUnit unit in plan.Units)
        {
            old[(int)unit.Start..(int)unit.End].CopyTo(moved.AsSpan((int)unit.NewStart));
            for (long at = unit.Start; at < unit.CodeEnd;)
            {
                X64Instruction instruction = X64Instruction.Decode(old[(int)at..(int)unit.CodeEnd]);
                if (instruction.Length == 0)
                {
                    throw Unknown(old, at, unit, "an unknown instruction");
                }

                if (instruction.DistanceAt >= 0)
                {
                    long place = at + instruction.DistanceAt;
                    if (relocation < relocations.Length && relocations[relocation].Offset == place && instruction.DistanceBytes == 4)
                    {
                        relocation++;
                    }
                    else
                    {
                        Correct(old, moved, plan, (unit, at, instruction.DistanceAt, instruction.DistanceBytes, instruction.Length));
                    }
                }

                at += instruction.Length;
            }
        }

        return relocation == relocations.Length
            ? moved
            : throw new MethodOrderException($"the relocation at {relocations[relocation].Offset:x} of {CodeSection} lies on no distance in an instruction");
    }

    private static void Correct(ReadOnlySpan<byte> old, Span<byte> moved, MethodPlan plan, (MethodUnit Unit, long At, int DistanceAt, int Bytes, int Length) found)
    {
        MethodUnit unit = found.Unit;
        int place = (int)found.At + found.DistanceAt;
        int distance = found.Bytes == 1 ? (sbyte)old[place] : BinaryPrimitives.ReadInt32LittleEndian(old[place..]);
        long target = found.At + found.Length + distance;
        if (target >= unit.Start && target < unit.CodeEnd)
        {
            return;
        }

        if (found.Bytes == 1 || target < 0 || target >= old.Length || plan.StartingAt(target) is not { } other)
        {
            throw Unknown(old, found.At, unit, $"a distance to {target:x}, where no method begins,");
        }

        BinaryPrimitives.WriteInt32LittleEndian(moved[(int)(place + unit.Moved)..], checked((int)(distance + other.Moved - unit.Moved)));
    }

    private static MethodOrderException Unknown(ReadOnlySpan<byte> old, long at, MethodUnit unit, string what) =>
        new($"{what} at {at:x} of {CodeSection}, {at - unit.Start} bytes into a method of {unit.CodeEnd - unit.Start}: {Convert.ToHexString(old[(int)at..(int)Math.Min(at + 15, unit.CodeEnd)])}");
}
