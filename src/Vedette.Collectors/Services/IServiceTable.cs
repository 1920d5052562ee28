namespace Vedette.Collectors.Services;

/// <summary>The units as last read; null before the first reading and where there is no service manager.</summary>
public interface IServiceTable
{
    IReadOnlyList<ServiceReading>? Services { get; }
}
