namespace Vedette.Storage.Control;

/// <param name="Agent">The new agent; null unless the outcome is <see cref="RedeemOutcome.Enrolled"/>.</param>
public sealed record RedeemResult(RedeemOutcome Outcome, AgentRow? Agent);
