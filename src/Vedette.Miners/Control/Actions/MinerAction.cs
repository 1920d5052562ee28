using Vedette.Model.Miners;

namespace Vedette.Miners.Control.Actions;

/// <summary>Something that changes a device. The kinds are these in this folder, and no caller can make another.</summary>
public abstract record MinerAction
{
    private protected MinerAction()
    {
    }

    /// <summary>blink, pause, resume, reboot, pool, power_mode or power_limit.</summary>
    public abstract string Name { get; }

    /// <summary>Its word in <see cref="ControlWays"/>.</summary>
    public virtual string Word => Name;
}
