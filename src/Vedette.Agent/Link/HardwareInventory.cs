using Vedette.Collectors.Hardware;
using Vedette.Model.Hosts;

namespace Vedette.Agent.Link;

/// <summary>The boundary around reading the inventory: whatever goes wrong there, a host is enrolled and delivers under its bare name.</summary>
internal static class HardwareInventory
{
    public static HardwareReading Read(Func<HardwareReading> read)
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // A boundary: devices and drivers answer in ways nobody foresaw, and the measuring must go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new HardwareReading(new HardwareInfo { Hostname = Environment.MachineName }, [$"all of it ({e.GetType().Name}: {e.Message})"]);
        }
    }
}
