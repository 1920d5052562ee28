namespace Vedette.Agent.Enrolment;

/// <summary>Enrolment cannot go on; the message tells the person at the keyboard why and what to do.</summary>
internal sealed class EnrolmentException(string message, Exception? inner = null) : Exception(message, inner);
