/** Does something in which errors are reported to the window, and gives their texts; without this they fail the test. */
export async function withoutReports(act: () => Promise<void>): Promise<string[]> {
    const reports: string[] = [];
    const { onerror } = window;
    window.onerror = (_message, _file, _line, _column, error) => {
        reports.push(String(error));
        return true;
    };
    try {
        await act();
    } finally {
        window.onerror = onerror;
    }
    return reports;
}
