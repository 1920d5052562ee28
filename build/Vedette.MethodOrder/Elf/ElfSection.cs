namespace Vedette.MethodOrder.Elf;

/// <summary>One header of the section table; numbers as the file has them.</summary>
internal readonly record struct ElfSection(int Index, string Name, uint Type, ulong Flags, long Offset, long Size, int Link, int Info, long Alignment)
{
    public const uint Relocations = 4;
    public const uint Symbols = 2;
}
