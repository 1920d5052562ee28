namespace Vedette.Agent.Actions;

/// <param name="Policy">Null = nothing is allowed.</param>
/// <param name="WhyNot">A sentence; empty where there is a policy.</param>
internal readonly record struct PolicyReading(ActionPolicy? Policy, string WhyNot)
{
    public static PolicyReading Off(string why) => new(null, why);
}
