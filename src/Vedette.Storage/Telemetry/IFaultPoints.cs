namespace Vedette.Storage.Telemetry;

/// <summary>Places at which a test host kills the process or throws, to show that nothing acknowledged is lost there. The product's does nothing.</summary>
public interface IFaultPoints
{
    void Reached(string name);
}
