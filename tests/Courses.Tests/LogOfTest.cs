using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Scheduling.Courses.Tests;

/// <summary>Remembers what a host logged as an error and on behalf of which trace, so that one nobody expected fails the test whose request it was.</summary>
public sealed class LogOfTest : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<(string? Trace, string Text)> errors = new();

    /// <summary>The errors of that trace and those of none, which are of the host itself.</summary>
    public IEnumerable<string> ErrorsOf(string trace) => errors.Where(error => error.Trace is null || error.Trace == trace).Select(error => error.Text);

    public ILogger CreateLogger(string categoryName) => this;
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) errors.Enqueue((Activity.Current?.TraceId.ToHexString(), $"{formatter(state, exception)} {exception}"));
    }

    public void Dispose() { }
}
