namespace Vedette.MethodOrder.Elf;

/// <summary>One entry of the symbol table.</summary>
internal readonly record struct ElfSymbol(string Name, byte Info, int Section, long Value, long Size)
{
    public bool IsFunction => (Info & 15) == 2;

    /// <summary>Stands for a section rather than for something in it.</summary>
    public bool IsSection => (Info & 15) == 3;
}
