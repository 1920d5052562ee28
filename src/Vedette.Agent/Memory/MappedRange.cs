namespace Vedette.Agent.Memory;

/// <summary>A part of this process' address space.</summary>
internal readonly record struct MappedRange(ulong Start, ulong End)
{
    public ulong Length => End - Start;
}
