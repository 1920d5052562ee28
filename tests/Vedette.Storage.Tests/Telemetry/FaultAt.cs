using Vedette.Storage.Telemetry;

namespace Vedette.Storage.Tests.Telemetry;

/// <summary>Throws at the n-th time that a point is reached while armed; or runs an action there.</summary>
public sealed class FaultAt : IFaultPoints
{
    private string? _name;
    private int _passes;
    private Action? _action;

    public void Arm(string name, int passes = 0, Action? action = null) => (_name, _passes, _action) = (name, passes, action);

    public void Disarm() => _name = null;

    public void Reached(string name)
    {
        if (name != _name || _passes-- > 0)
        {
            return;
        }

        if (_action is { } action)
        {
            _name = null;
            action();
            return;
        }

        throw new IOException($"Fault at {name}.");
    }
}
