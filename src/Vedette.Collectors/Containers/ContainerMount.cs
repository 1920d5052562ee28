namespace Vedette.Collectors.Containers;

/// <param name="Type">bind, volume, tmpfs ...</param>
public sealed record ContainerMount(string Type, string Source, string Destination, bool ReadOnly)
{
    /// <summary>As docker run takes it: SOURCE:DESTINATION, with :ro.</summary>
    public override string ToString() => ReadOnly ? $"{Source}:{Destination}:ro" : $"{Source}:{Destination}";
}
