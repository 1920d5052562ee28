namespace Vedette.Collectors.Containers;

/// <summary>The containers as last read; null before the first reading and where there is no runtime.</summary>
public interface IContainerTable
{
    IReadOnlyList<ContainerReading>? Containers { get; }
}
